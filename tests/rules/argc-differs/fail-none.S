/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * None and one.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, ""
	PROBE app, start, "4@%eax"
	END_FUNCTION work

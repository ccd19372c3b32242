/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nothing at all.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "0@%eax"
	END_FUNCTION work

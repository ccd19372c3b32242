/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Off, unless it is asked for.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All sorts of ASCII.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, "a~b.c"
	END_FUNCTION work

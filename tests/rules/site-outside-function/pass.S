/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The last instruction of a function.
 */
#include "note.inc"

	FUNCTION work
	nop
	PROBE app, start
	END_FUNCTION work

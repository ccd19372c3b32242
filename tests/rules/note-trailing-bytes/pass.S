/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Zeros behind the last note are padding.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .note.stapsdt, "?", %note
	.4byte 0, 0

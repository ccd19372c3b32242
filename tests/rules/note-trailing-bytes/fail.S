/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Too few bytes for another note.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .note.stapsdt, "?", %note
	.4byte 8, 34

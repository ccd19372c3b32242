/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNU's notes, where they belong.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .note.app, "", %note
	.4byte 4, 4, 1
	.asciz "GNU"
	.4byte 0

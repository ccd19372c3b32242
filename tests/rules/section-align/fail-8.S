/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Aligned to 8, and padded to 8: all readers can, but nobody asks for it.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	END_FUNCTION work
	BASE

	.section .note.stapsdt, "", %note
	.balign 8
	.4byte 8, 35, 3
	.asciz "stapsdt"
	.balign 8
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, start
	.balign 8

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The padding of the last note may be missing.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	END_FUNCTION work
	BASE

	.section .note.stapsdt, "", %note
	.balign 4
	.4byte 8, 34, 3
	.asciz "stapsdt"
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, last

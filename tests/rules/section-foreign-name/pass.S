/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A note of somebody else in a section of its own, which looks the same but
 * for the owner.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
991:	NOP
	END_FUNCTION work

	.section .note.stapsdt.more, "", %note
	.balign 4
	.4byte 8, 34, 3
	.asciz "another"
	ADDRESSES 991b, _.stapsdt.base, 0
	STRINGS app, more
	.balign 4

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two of them in a shared object.
 *
 * post: objcopy --rename-section .note.stapsdt.more=.note.stapsdt "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
991:	NOP
	END_FUNCTION work

	.section .note.stapsdt.more, "", %note
	.balign 4
	.4byte 8, 34, 3
	.asciz "stapsdt"
	ADDRESSES 991b, _.stapsdt.base, 0
	STRINGS app, more
	.balign 4

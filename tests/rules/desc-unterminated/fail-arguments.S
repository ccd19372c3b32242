/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The arguments' NUL is in the padding.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	ADDRESSES 990b, _.stapsdt.base, 0
	.asciz "app"
	.asciz "stop"
	.ascii "8@%rax"
	NOTE_END
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * There are no arguments, not even their NUL.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	ADDRESSES 990b, _.stapsdt.base, 0
	.asciz "app"
	.asciz "stop"
	NOTE_END
	END_FUNCTION work

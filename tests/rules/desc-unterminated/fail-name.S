/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The name does not end.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	ADDRESSES 990b, _.stapsdt.base, 0
	.asciz "app"
	.ascii "stop"
	NOTE_END
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two bytes that mean nothing.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_HEADER 8, 34
	.asciz "stapsdt"
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, last
	.ascii "xx"
	.popsection
	END_FUNCTION work

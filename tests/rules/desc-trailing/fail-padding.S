/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The padding is counted.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, stop
	.balign 4
	NOTE_END
	END_FUNCTION work

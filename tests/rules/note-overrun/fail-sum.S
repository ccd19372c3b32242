/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sizes whose sum is small in 32 bits.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_HEADER 8, 0xfffffffc
	.asciz "stapsdt"
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, stop
	NOTE_END
	END_FUNCTION work

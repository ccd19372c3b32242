/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A descriptor of 4096 bytes.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_HEADER 8, 4096
	.asciz "stapsdt"
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, stop
	NOTE_END
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An owner of 4 GiB.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_HEADER 0xffffffff, 34
	.asciz "stapsdt"
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, stop
	NOTE_END
	END_FUNCTION work

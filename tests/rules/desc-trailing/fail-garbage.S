/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A fourth string.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, stop
	.asciz "more"
	NOTE_END
	END_FUNCTION work

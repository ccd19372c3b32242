/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The owner goes on.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_HEADER 12, 34
	.ascii "stapsdtXXXX\0"
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, stop
	NOTE_END
	END_FUNCTION work

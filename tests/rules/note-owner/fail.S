/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A note of another owner, in the form of ours.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN 3, "another"
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, stop
	NOTE_END
	END_FUNCTION work

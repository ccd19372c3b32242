/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Only the addresses.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	ADDRESSES 990b, _.stapsdt.base, 0
	NOTE_END
	END_FUNCTION work

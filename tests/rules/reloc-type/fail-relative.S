/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An address relative to the note.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE_BEGIN
995:	ADDRESSES 990b-995b, _.stapsdt.base, 0
	STRINGS app, start
	NOTE_END
	END_FUNCTION work
	BASE

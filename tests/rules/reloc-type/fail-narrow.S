/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A relocation of four bytes for an address of eight.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE_BEGIN
	.4byte 990b, 0
	.8byte _.stapsdt.base, 0
	STRINGS app, start
	NOTE_END
	END_FUNCTION work
	BASE

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In a program that is linked to its addresses, the segments begin late.
 *
 * link: ld -e 0
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 16, _.stapsdt.base, 0, app, start
	END_FUNCTION work
	BASE

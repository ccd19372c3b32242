/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The second byte of a two-byte NOP is a NOP too.
 */
#include "note.inc"

	FUNCTION work
990:	.byte 0x66, 0x90
	NOTE 990b, _.stapsdt.base, 0, app, start
	NOTE 990b+1, _.stapsdt.base, 0, app, stop
	END_FUNCTION work
	BASE

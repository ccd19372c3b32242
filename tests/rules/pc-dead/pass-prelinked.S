/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The file has been moved: the address in the note is in no segment, but the
 * one that it stands for is.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b+0x100000, _.stapsdt.base+0x100000, 0, app, start
	END_FUNCTION work
	BASE

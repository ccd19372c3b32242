/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Moved by prelink, or by what rewrites files as it did.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b+0x100000, _.stapsdt.base+0x100000, 0, app, start
	END_FUNCTION work
	BASE

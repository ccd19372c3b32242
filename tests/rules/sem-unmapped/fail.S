/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nowhere.
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 990b, _.stapsdt.base, 0x7fff0000, app, start
	END_FUNCTION work
	BASE

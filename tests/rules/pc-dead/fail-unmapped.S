/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In no segment.
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 0x7fff0000, _.stapsdt.base, 0, app, start
	END_FUNCTION work
	BASE

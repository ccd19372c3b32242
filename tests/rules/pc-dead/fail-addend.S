/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same when the site was not the first instruction.
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 4, _.stapsdt.base, 0, app, start
	END_FUNCTION work
	BASE

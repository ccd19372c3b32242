/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same note twice.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b, _.stapsdt.base, 0, app, start
	NOTE 990b, _.stapsdt.base, 0, app, start
	END_FUNCTION work
	BASE

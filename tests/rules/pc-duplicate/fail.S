/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two names for one site.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b, _.stapsdt.base, 0, app, start
	NOTE 990b, _.stapsdt.base, 0, app, stop
	END_FUNCTION work
	BASE

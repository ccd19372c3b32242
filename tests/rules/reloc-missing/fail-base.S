/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The base has none, and will be 0.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b, 0, 0, app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A note of <usdt.h>'s kind has neither base nor relocation for it.
 *
 * link: none
 * also: base-missing
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b, 0, 0, app, start
	END_FUNCTION work

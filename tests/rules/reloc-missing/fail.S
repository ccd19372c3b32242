/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The address of the site is a number: it will be wrong once linked.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
	nop
	NOTE 0x10, _.stapsdt.base, 0, app, start
	END_FUNCTION work
	BASE

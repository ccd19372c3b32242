/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * These two look for the symbol.
 *
 * lint: --consumer=systemtap,bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@counter(%rip)"
	END_FUNCTION work

	.data
	.globl counter
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

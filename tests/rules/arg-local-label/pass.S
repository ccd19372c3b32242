/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A variable has a symbol.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@counter(%rip)"
	END_FUNCTION work

	.data
	.globl counter
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

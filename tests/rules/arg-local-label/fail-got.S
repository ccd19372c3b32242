/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The address out of the global offset table.
 *
 * also: arg-at-in-operand
 * says: needs GOTPCREL, which only the linker knows
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@counter@GOTPCREL(%rip)"
	END_FUNCTION work

	.data
	.globl counter
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

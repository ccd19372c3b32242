/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An element of a static array, as gcc prints it with -fno-pic.
 *
 * says: has an index and no base
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@counter(,%rax,4)"
	END_FUNCTION work

	.data
	.globl counter
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

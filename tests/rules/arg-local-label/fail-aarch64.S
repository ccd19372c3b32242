/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Half of an address, as gcc prints it with -fno-pic.
 *
 * target: aarch64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@[x0, #:lo12:counter]"
	END_FUNCTION work

	.data
	.globl counter
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

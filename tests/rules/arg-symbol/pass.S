/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The place of something else.
 *
 * lint: --consumer=all
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@8(%rax)"
	END_FUNCTION work

	.data
	.globl counter
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

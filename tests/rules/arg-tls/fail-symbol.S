/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A symbol that says so itself.
 *
 * says: is relative to counter, which each thread has its own of
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@counter(%rip)"
	END_FUNCTION work

	.section .tbss, "awT", %nobits
	.globl counter
	.type counter, %object
counter:
	.zero 8
	.size counter, 8

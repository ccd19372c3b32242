/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A char.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	.section .data, "aw", %progbits
	.balign 4

	.globl app_start_semaphore
	.hidden app_start_semaphore
	.type app_start_semaphore, %object
	.size app_start_semaphore, 1
app_start_semaphore:
	.byte 0

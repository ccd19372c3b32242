/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Enabled while nobody watches.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	.section .probes, "aw", %progbits
	.balign 4

	.globl app_start_semaphore
	.hidden app_start_semaphore
	.type app_start_semaphore, %object
	.size app_start_semaphore, 2
app_start_semaphore:
	.2byte 1

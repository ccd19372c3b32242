/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In .data, where two consumers do not expect it.
 *
 * lint: --consumer=all
 * says: bcc, perf: the semaphore is outside of .probes
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	.section .data, "aw", %progbits
	.balign 2
	.globl app_start_semaphore
	.hidden app_start_semaphore
	.type app_start_semaphore, %object
	.size app_start_semaphore, 2
app_start_semaphore:
	.2byte 0

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A program's own, which lies anywhere.
 *
 * link: ld -pie -e 0 --export-dynamic --dynamic-linker=/lib/ld.so
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	.section .probes, "aw", %progbits
	.balign 2
	.globl app_start_semaphore
	.type app_start_semaphore, %object
	.size app_start_semaphore, 2
app_start_semaphore:
	.2byte 0

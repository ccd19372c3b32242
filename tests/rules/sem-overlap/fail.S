/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * They share a byte, so that one of them is at an odd address.
 *
 * also: sem-unaligned
 */
#define PROBES_SECTION .data, "aw", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	PROBE app, stop, "", app_start_semaphore+1
	END_FUNCTION work
	SEMAPHORE app, start

	.data

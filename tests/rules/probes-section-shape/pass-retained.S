/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kept from a linker that collects garbage, and aligned to 8.
 */
#define PROBES_SECTION .probes, "awR", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

	.section .probes, "awR", %progbits
	.balign 8

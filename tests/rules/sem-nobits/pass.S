/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The last bytes that are in the file.
 */
#define PROBES_SECTION .data, "aw", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

	.bss
	.space 64

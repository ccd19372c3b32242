/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In .bss: the kernel finds a semaphore by its offset in the file.
 */
#define PROBES_SECTION .bss, "aw", %nobits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The kernel takes semaphores in data only.
 */
#define PROBES_SECTION .app.semaphores, "awx", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

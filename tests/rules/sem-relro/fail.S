/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * It is read-only once the program is loaded.
 */
#define PROBES_SECTION .data.rel.ro, "aw", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In .data, which libbpf, gdb and SystemTap do not mind.
 */
#define PROBES_SECTION .data, "aw", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

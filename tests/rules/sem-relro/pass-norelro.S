/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same section, in a file without PT_GNU_RELRO.
 *
 * link: ld -shared -z norelro
 */
#define PROBES_SECTION .data.rel.ro, "aw", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

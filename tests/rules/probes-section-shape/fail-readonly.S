/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Read-only.
 *
 * also: sem-readonly
 */
#define PROBES_SECTION .probes, "a", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SHT_NOBITS.
 *
 * also: sem-nobits
 */
#define PROBES_SECTION .probes, "aw", %nobits
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In a section group of an object file.
 *
 * link: none
 */
#define PROBES_SECTION .probes, "awG", %progbits, app_start_semaphore, comdat
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

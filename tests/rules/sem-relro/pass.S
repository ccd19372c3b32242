/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Right behind what becomes read-only.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

	.section .data.rel.ro, "aw", %progbits
	.8byte work

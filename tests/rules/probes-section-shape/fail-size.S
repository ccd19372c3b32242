/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Three bytes.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

	.section .probes
	.byte 0

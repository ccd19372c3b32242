/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As linkers do it.
 *
 * lint: --consumer=bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work
	SEMAPHORE app, start

	.data
	.byte 1

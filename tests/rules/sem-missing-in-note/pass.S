/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Another probe's semaphore, and a probe that has none.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	PROBE app, stop
	END_FUNCTION work

	SEMAPHORE app, start

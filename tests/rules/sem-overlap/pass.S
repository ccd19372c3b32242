/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Neighbours.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	PROBE app, stop, "", app_stop_semaphore
	END_FUNCTION work

	SEMAPHORE app, start
	SEMAPHORE app, stop

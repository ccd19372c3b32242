/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without symbols nobody knows.
 *
 * post: strip "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_stop_semaphore
	END_FUNCTION work
	SEMAPHORE app, stop

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without symbols, the number of places in .probes tells.
 *
 * post: strip "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start
	SEMAPHORE app, stop

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One of two has one.
 *
 * lint: --provider=$dir/promised.d
 * says: 1 of the 2 promised probes
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	PROBE app, stop
	END_FUNCTION work
	SEMAPHORE app, start

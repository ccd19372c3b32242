/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The semaphore of another probe: the program asks one, and the tracer counts
 * the other.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_stop_semaphore
	END_FUNCTION work
	SEMAPHORE app, stop

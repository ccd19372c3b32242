/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A probe was declared, and the compiler has left it out.
 *
 * says: app_stop_semaphore
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start
	SEMAPHORE app, stop

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * It had one and has one, at another place.
 *
 * old: -DOLD
 */
#include "note.inc"

#ifdef OLD
	SEMAPHORE app, start
	FUNCTION work
	PROBE app, start, "8@%rax", app_start_semaphore
	END_FUNCTION work
#else
	SEMAPHORE app, stop
	SEMAPHORE app, start
	FUNCTION work
	PROBE app, stop, "8@%rdx", app_stop_semaphore
	PROBE app, start, "8@%rax", app_start_semaphore
	END_FUNCTION work
#endif

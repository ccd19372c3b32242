/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * It has one now.
 *
 * old: -DOLD
 * says: it has a semaphore now
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax"
	END_FUNCTION work
#else
	SEMAPHORE app, start
	FUNCTION work
	PROBE app, start, "8@%rax", app_start_semaphore
	END_FUNCTION work
#endif

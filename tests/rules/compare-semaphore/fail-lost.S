/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * It had one: a warning.
 *
 * old: -DOLD
 * says: it has lost its semaphore
 */
#include "note.inc"

#ifdef OLD
	SEMAPHORE app, start
	FUNCTION work
	PROBE app, start, "8@%rax", app_start_semaphore
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rax"
	END_FUNCTION work
#endif

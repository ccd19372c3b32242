/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Not even a semaphore.
 *
 * lint: --provider=$dir/promised.d
 * says: is not there at all
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

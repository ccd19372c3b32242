/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same with its name.
 *
 * lint: --provider=$dir/promised.d
 * also: sem-orphan
 * says: its semaphore is
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start
	SEMAPHORE app, stop

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A semaphore without its probe.
 *
 * post: strip "$out"
 * lint: --provider=$dir/promised.d
 * also: sem-orphan
 * says: app:stop (promised.d:4)
 * says: declared and never emitted
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start
	SEMAPHORE app, stop

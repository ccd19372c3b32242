/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What objcopy keeps for debuggers: notes, but neither code nor semaphores.
 *
 * post: objcopy --only-keep-debug "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What eu-strip keeps for debuggers: notes, but neither code nor semaphores.
 *
 * post: eu-strip -f "$out.debug" "$out"; mv "$out.debug" "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

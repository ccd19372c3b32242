/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An object file: its addresses come from relocations.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

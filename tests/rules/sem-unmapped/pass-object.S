/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In an object file, 0 is the first byte of .probes.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

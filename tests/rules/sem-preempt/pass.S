/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Hidden.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

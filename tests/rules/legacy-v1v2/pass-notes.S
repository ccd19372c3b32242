/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * With notes, nobody looks for markers of version 1.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work
	SEMAPHORE app, start

	.data
	.4byte 0x31425250

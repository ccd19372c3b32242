/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A program's own variable, of another size.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

	.data
	.balign 8
	.type pool_semaphore, %object
	.size pool_semaphore, 8
pool_semaphore:
	.8byte 0

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A function is no semaphore.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

	.text
	FUNCTION create_semaphore
	nop
	END_FUNCTION create_semaphore

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two symbols for it, one of them right.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

	.pushsection .probes
	.hidden first_semaphore
	.globl first_semaphore
	.type first_semaphore, %object
	.size first_semaphore, 2
	.set first_semaphore, app_start_semaphore
	.popsection

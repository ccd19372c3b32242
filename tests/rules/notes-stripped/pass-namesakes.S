/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without probes: what is called a semaphore here is none of SystemTap's.
 */
#include "note.inc"

	FUNCTION create_semaphore
	nop
	END_FUNCTION create_semaphore

	call wait_semaphore@PLT

	.data
	.balign 4
	.type pool_semaphore, %object
	.size pool_semaphore, 4
pool_semaphore:
	.4byte 0

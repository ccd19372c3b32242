/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The semaphore is in another library: a note cannot say where.
 */
#include "note.inc"

	FUNCTION work
	movq app_start_semaphore@GOTPCREL(%rip), %rax
	PROBE app, start
	END_FUNCTION work

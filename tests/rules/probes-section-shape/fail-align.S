/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Aligned to 1.
 *
 * post: patch-elf "$out" section .probes sh_addralign 1
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Linker relaxation: even the sizes of a note come from relocations.
 *
 * target: riscv64-linux-gnu
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, stop, "", app_stop_semaphore
	END_FUNCTION work
	SEMAPHORE app, stop

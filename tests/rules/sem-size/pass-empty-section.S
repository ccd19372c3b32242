/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The C runtime's __TMC_LIST__ marks where an empty section begins, and .probes
 * comes right behind it.
 *
 * link: lld -shared
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	.section .tm_clone_table, "aw", %progbits
	.balign 2
	.type __TMC_LIST__, %object
	.size __TMC_LIST__, 0
__TMC_LIST__:

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same, where the semaphore's own symbol was stripped: __TMC_END__ is not
 * its name.
 *
 * link: lld -shared
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", .Lsemaphore
	END_FUNCTION work

	.section .tm_clone_table, "aw", %progbits
	.balign 2
	.type __TMC_END__, %object
	.size __TMC_END__, 0
__TMC_END__:

	.section .probes, "aw", %progbits
	.balign 2
.Lsemaphore:
	.2byte 0

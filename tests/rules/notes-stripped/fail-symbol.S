/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A semaphore of <usdt.h>, in .data.
 */
#define PROBES_SECTION .data, "aw", %progbits
#include "note.inc"

	FUNCTION work
	nop
	END_FUNCTION work
	SEMAPHORE_SYMBOL __usdt_sema_app__start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The names of <usdt.h>, implicit and explicit.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", __usdt_sema_app__start
	PROBE app, stop, "", __usdt_sema_another
	END_FUNCTION work
	SEMAPHORE_SYMBOL __usdt_sema_app__start
	SEMAPHORE_SYMBOL __usdt_sema_another

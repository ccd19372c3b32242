/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each site has its own.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", __usdt_sema_one
	PROBE app, start, "", __usdt_sema_two
	END_FUNCTION work
	SEMAPHORE_SYMBOL __usdt_sema_one
	SEMAPHORE_SYMBOL __usdt_sema_two

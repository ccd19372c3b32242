/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * <usdt.h> lets several probes share one.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", __usdt_sema_app
	PROBE app, stop, "", __usdt_sema_app
	END_FUNCTION work
	SEMAPHORE_SYMBOL __usdt_sema_app

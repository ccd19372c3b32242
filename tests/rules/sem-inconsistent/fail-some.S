/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One site has none.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", __usdt_sema_app
	PROBE app, start
	END_FUNCTION work
	SEMAPHORE_SYMBOL __usdt_sema_app

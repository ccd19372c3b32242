/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two names for one site, with one semaphore.
 *
 * also: pc-duplicate
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b, _.stapsdt.base, __usdt_sema_app, app, start
	NOTE 990b, _.stapsdt.base, __usdt_sema_app, app, stop
	END_FUNCTION work
	BASE
	SEMAPHORE_SYMBOL __usdt_sema_app

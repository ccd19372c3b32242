/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The kernel refuses the second probe at an address with another semaphore.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b, _.stapsdt.base, app_start_semaphore, app, start
	NOTE 990b, _.stapsdt.base, app_stop_semaphore, app, stop
	END_FUNCTION work
	BASE
	SEMAPHORE app, start
	SEMAPHORE app, stop

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The file has been moved, and so has the semaphore.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	NOTE 990b+0x100000, _.stapsdt.base+0x100000, app_start_semaphore+0x100000, app, start
	END_FUNCTION work
	BASE
	SEMAPHORE app, start

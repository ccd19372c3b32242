/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each address has its relocation; a semaphore of 0 needs none. The addends of
 * REL are in the note.
 *
 * target: i386-linux-gnu
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, stop, "", app_stop_semaphore
	END_FUNCTION work
	SEMAPHORE app, stop

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One source file has forgotten _SDT_HAS_SEMAPHORES.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The probe was emitted, and its note forgot the semaphore: that is another
 * rule's.
 *
 * also: sem-missing-in-note
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	SEMAPHORE app, start

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No name of an event.
 *
 * lint: --consumer=perf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start.now
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNU ld loads both at the same distance.
 *
 * lint: --consumer=perf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

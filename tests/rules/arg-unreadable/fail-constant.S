/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * perf leaves constants out.
 *
 * lint: --consumer=perf
 * says: argument 1, 4@$5, is a constant; perf: it is not read
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@$5"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * perf counts [x19, 8] as two.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=perf
 * also: perf-offset-skew
 * says: argument 1, 4@[x19, 8], is cut in two at its blank; perf: it is not read, and those behind it
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@[x19, 8] 8@x1"
	END_FUNCTION work

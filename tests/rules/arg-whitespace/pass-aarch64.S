/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The compiler puts this one there; only perf minds.
 *
 * target: aarch64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@[sp, 40] 8@[x19, 8]"
	END_FUNCTION work

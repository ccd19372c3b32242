/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The one form that perf puts together again.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=perf,bcc
 * also: perf-offset-skew
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@[sp, 8] 8@x1"
	END_FUNCTION work

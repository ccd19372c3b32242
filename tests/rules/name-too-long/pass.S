/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As long as they may be.
 *
 * lint: --consumer=perf
 */
#include "note.inc"

	FUNCTION work
	PROBE xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nor is this.
 *
 * lint: --consumer=perf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, 2nd
	END_FUNCTION work

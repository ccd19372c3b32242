/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A name of 64 bytes, where there is room for 63.
 *
 * lint: --consumer=perf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
	END_FUNCTION work

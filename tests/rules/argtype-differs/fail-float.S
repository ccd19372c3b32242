/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A class.
 *
 * also: arg-float
 * lint: --consumer=gdb
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%rax"
	PROBE app, start, "8f@%rax"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * These two know.
 *
 * lint: --consumer=systemtap,gdb
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "1@%ah"
	END_FUNCTION work

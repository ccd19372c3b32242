/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A debugger does.
 *
 * lint: --consumer=systemtap,gdb
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%xmm0"
	END_FUNCTION work

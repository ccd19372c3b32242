/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gdb knows the form with three.
 *
 * lint: --consumer=systemtap,gdb
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@8+16-4(%rsp)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * $4 is a register, 5 a constant.
 *
 * target: mips64el-linux-gnuabi64
 * lint: --consumer=systemtap --rule=arg-unreadable=off
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@$4 4@5 8@136($fp)"
	END_FUNCTION work

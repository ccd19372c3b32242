/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In the middle of an instruction.
 *
 * target: mips64el-linux-gnu
 * also: site-not-nop
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 990b+2, _.stapsdt.base, 0, app, start
	END_FUNCTION work
	BASE

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A register.
 *
 * target: riscv64-linux-gnu
 * lint: --consumer=systemtap
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@a0"
	END_FUNCTION work

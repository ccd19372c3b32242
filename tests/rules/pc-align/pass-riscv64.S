/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Compressed instructions have two bytes.
 *
 * target: riscv64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	c.nop
	PROBE app, start
	END_FUNCTION work

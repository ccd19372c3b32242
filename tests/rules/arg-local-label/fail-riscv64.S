/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same on RISC-V.
 *
 * target: riscv64-linux-gnu
 * build: -mabi=lp64d -march=rv64gc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%lo(counter)(a5)"
	END_FUNCTION work

	.data
	.globl counter
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

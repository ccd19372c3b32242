/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The low half of where it is.
 *
 * target: riscv64-linux-gnu
 * build: -mabi=lp64d -march=rv64gc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%tprel_lo(counter)(a5)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without compressed instructions.
 *
 * target: riscv64-linux-gnu
 * build: -march=rv64g
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SystemTap wants a mark that the compiler does not write.
 *
 * target: riscv64-linux-gnu
 * lint: --consumer=systemtap
 * says: systemtap: it is not read
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@5"
	END_FUNCTION work

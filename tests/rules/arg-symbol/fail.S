/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The place of a variable.
 *
 * lint: --consumer=all
 * says: libbpf, dtrace: the probe cannot be attached to
 * says: gdb: no argument
 * says: perf: it is not read
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@counter(%rip)"
	END_FUNCTION work

	.data
	.globl counter
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 8 for the assembler and bcc, 10 for the others.
 *
 * lint: --consumer=all
 * says: systemtap, libbpf, gdb, dtrace: it is read as another value
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@010(%rax)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The others have 64 bits.
 *
 * lint: --consumer=systemtap,libbpf,gdb,perf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@-2147483649(%rax)"
	END_FUNCTION work

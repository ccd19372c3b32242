/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An element of an array.
 *
 * lint: --consumer=all
 * says: libbpf: before 1.7 (bpftrace 0.25) the probe cannot be attached to
 * says: perf: it is not read
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@-96(%rbp,%rax,8)"
	END_FUNCTION work

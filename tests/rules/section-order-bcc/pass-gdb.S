/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The others look for it from the start.
 *
 * post: ld --build-id -shared -T "$(dirname "$in")/notes-first.lds" -o "$out" "$out.o"
 * lint: --consumer=systemtap,libbpf,gdb,perf,dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work
	SEMAPHORE app, start

	.data
	.byte 1

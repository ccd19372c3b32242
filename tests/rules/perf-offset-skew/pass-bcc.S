/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nobody else computes places in that way.
 *
 * link: lld -shared
 * lint: --consumer=libbpf,bcc,gdb,dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

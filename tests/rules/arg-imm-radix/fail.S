/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As no compiler writes it.
 *
 * lint: --consumer=systemtap,libbpf,gdb,dtrace
 * says: systemtap: it is not read
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@$0x1f"
	END_FUNCTION work

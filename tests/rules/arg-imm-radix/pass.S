/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Decimal.
 *
 * lint: --consumer=systemtap,libbpf,gdb,dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@$31"
	END_FUNCTION work

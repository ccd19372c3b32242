/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without .stapsdt.base perf takes an address for an offset.
 *
 * link: lld -shared
 * lint: --consumer=perf
 * also: base-missing
 * says: perf looks for the site at offset 0x
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 990b, 0, 0, app, start
	END_FUNCTION work

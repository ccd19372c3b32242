/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lld loads code one page further from its place in the file than the section
 * of .stapsdt.base, on which perf relies.
 *
 * link: lld -shared
 * lint: --consumer=perf
 * says: perf looks for the site at offset 0x
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 300 sites, and no two with the same arguments.
 *
 * lint: --consumer=libbpf
 * says: libbpf: the sites have 300 different argument strings
 */
#include "note.inc"

	FUNCTION work
	.irpc a, 012
	.irpc b, 0123456789
	.irpc c, 0123456789
	PROBE app, start, "4@1\a\b\c(%rsp)"
	.endr
	.endr
	.endr
	END_FUNCTION work

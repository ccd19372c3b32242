/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As many sites with the arguments of one.
 *
 * lint: --consumer=libbpf
 */
#include "note.inc"

	FUNCTION work
	.rept 257
	PROBE app, start, "4@8(%rsp)"
	.endr
	END_FUNCTION work

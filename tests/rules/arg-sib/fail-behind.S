/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libbpf takes "rbp) 8@(%rax" for the register of the first.
 *
 * lint: --consumer=libbpf
 * says: argument 1, 4@-8(%rbp), has an argument with an index behind it
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@-8(%rbp) 8@(%rax,%rcx)"
	END_FUNCTION work

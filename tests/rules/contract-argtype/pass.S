/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each type as the compiler has it.
 *
 * lint: --provider=$dir/promised.d
 */
#include "note.inc"

	FUNCTION work
	PROBE app, integers, "-1@%al -1@%al 1@%al -2@%ax -4@%eax 4@%eax -8@%rax 8@%rax -8@%rax"
	PROBE app, named, "4@%eax -2@%ax 2@%ax -8@%rax 8@%rax -8@%rax 1@%al"
	PROBE app, addresses, "8@%rax 8@%rax 8@%rax 8@%rax 8@%rax"
	PROBE app, unknown, "2@%ax 8@%rax -4@%eax"
	PROBE app, floating, "4@%xmm0 8@%xmm1"
	END_FUNCTION work

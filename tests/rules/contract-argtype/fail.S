/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * int for long, unsigned for signed, an address for a list of them, long for
 * double.
 *
 * lint: --provider=$dir/promised.d
 * says: argument 7 is -4@ and differs from promised.d:7, which promises "long" (8 bytes, signed)
 * says: argument 1 is -4@
 * says: so do arguments 2, 7
 * says: argument 3 is -4@
 * says: argument 2 is -8@ and differs from promised.d:14, which promises "double" (8 bytes, floating point)
 */
#include "note.inc"

	FUNCTION work
	PROBE app, integers, "-1@%al -1@%al 1@%al -2@%ax -4@%eax 4@%eax -4@%eax 8@%rax -8@%rax"
	PROBE app, named, "-4@%eax -4@%eax 2@%ax -8@%rax 8@%rax -8@%rax -4@%eax"
	PROBE app, addresses, "8@%rax 8@%rax -4@%eax 8@%rax 8@%rax"
	PROBE app, unknown, "2@%ax 8@%rax -4@%eax"
	PROBE app, floating, "4@%xmm0 -8@%rax"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All 64 bits.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%r8 8@8(%r15) 8@(%rax,%r9,4)"
	END_FUNCTION work

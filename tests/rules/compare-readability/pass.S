/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Another register, which gdb knows as well.
 *
 * old: -DOLD
 * lint: --consumer=gdb
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%r15 -4@%ecx"
	END_FUNCTION work
#endif

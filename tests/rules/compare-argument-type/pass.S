/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Constants and memory in place of registers.
 *
 * old: -DOLD
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@-16(%rbp) -4@$-1"
	END_FUNCTION work
#endif

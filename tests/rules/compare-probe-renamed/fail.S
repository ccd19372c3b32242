/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One is gone, and one with its arguments is new.
 *
 * old: -DOLD
 * says: what was app:start
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	PROBE app, stop, "8@%rdx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, begin, "8@%rbx -4@%esi"
	PROBE app, stop, "8@%rdx"
	END_FUNCTION work
#endif

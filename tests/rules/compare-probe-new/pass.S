/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same two, the other way round.
 *
 * old: -DOLD
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	PROBE app, stop, "8@%rdx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, stop, "8@%rdx"
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#endif

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One more than before.
 *
 * old: -DOLD
 * says: it is new
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	PROBE app, stop, "8@%rdx"
	END_FUNCTION work
#endif

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A double in place of a pointer.
 *
 * old: -DOLD
 * says: argument 1 is a floating-point number now: 8f@, and was 8@
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8f@%xmm0 -4@%ecx"
	END_FUNCTION work
#endif

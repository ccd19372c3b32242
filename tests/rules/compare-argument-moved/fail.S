/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A new one before the others.
 *
 * old: -DOLD
 * says: argument 1 is new
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "1@%dl 8@%rax -4@%ecx"
	END_FUNCTION work
#endif

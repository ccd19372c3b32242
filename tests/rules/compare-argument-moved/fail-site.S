/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A new one before those of the site that had the most.
 *
 * old: -DOLD
 * says: argument 1 is new, and those behind it have moved: 3, and had 2
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax"
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "1@%dl 8@%rax -4@%ecx"
	END_FUNCTION work
#endif

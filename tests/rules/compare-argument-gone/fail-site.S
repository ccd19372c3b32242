/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One site of two has fewer.
 *
 * old: -DOLD
 * also: argc-differs
 * says: 1 argument, and had 2
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	PROBE app, start, "8@%rax"
	END_FUNCTION work
#endif

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first one is gone: by the types, for 4 bytes are left.
 *
 * old: -DOLD
 * says: number 1 is the one that is gone
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "-4@%ecx"
	END_FUNCTION work
#endif

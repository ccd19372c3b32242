/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Four bytes became eight, with the same sign.
 *
 * old: -DOLD
 * says: argument 2 is wider: -8@, and was -4@
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rax -8@%rcx"
	END_FUNCTION work
#endif

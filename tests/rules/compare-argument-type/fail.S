/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Four bytes of eight.
 *
 * old: -DOLD
 * says: argument 1 is narrower: 4@, and was 8@
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "4@%eax -4@%ecx"
	END_FUNCTION work
#endif

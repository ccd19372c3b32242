/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Other registers, as many arguments.
 *
 * old: -DOLD
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rsi -4@%edi"
	END_FUNCTION work
#endif

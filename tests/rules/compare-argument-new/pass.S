/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As many, elsewhere.
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
	PROBE app, start, "8@%rbx -4@%edi"
	END_FUNCTION work
#endif

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The site with fewer of them is gone, and so nothing is new.
 *
 * old: -DOLD
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	PROBE app, start, "8@%rax"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#endif

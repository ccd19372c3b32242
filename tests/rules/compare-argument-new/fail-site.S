/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * More than at the site that had the most.
 *
 * old: -DOLD
 * says: 3 arguments, and had 2
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax"
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx 1@%dl"
	END_FUNCTION work
#endif

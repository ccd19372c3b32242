/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two could be the one that is gone.
 *
 * old: -DOLD
 * also: compare-probe-gone
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	PROBE app, stop, "8@%rdx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, begin, "8@%rbx -4@%esi"
	PROBE app, go, "8@%rbx -4@%esi"
	PROBE app, stop, "8@%rdx"
	END_FUNCTION work
#endif

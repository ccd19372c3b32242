/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sign is gone.
 *
 * old: -DOLD
 * says: argument 2 is unsigned now: 4@, and was -4@
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rax 4@%ecx"
	END_FUNCTION work
#endif

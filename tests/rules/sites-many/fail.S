/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Inlined, or unrolled.
 *
 * says: 3 sites have this name
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax"
	PROBE app, start, "4@%ecx"
	PROBE app, start, "4@%edx"
	END_FUNCTION work

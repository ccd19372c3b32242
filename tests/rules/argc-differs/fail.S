/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One and two.
 *
 * says: 2 arguments here, 1 at the first site
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax"
	PROBE app, start, "4@%eax 4@%ecx"
	END_FUNCTION work

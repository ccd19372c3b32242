/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two sites, one number.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax 4@%ecx"
	PROBE app, start, "4@%edx 4@$5"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One in front.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, " 4@%eax"
	END_FUNCTION work

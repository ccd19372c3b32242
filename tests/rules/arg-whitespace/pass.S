/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One blank between two.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax 4@%ecx"
	END_FUNCTION work

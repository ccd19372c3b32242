/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A tab.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax\t4@%ecx"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No assembler reads this.
 *
 * says: argument 1, 4@%eax+1, has no form that is known for x86_64
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax+1"
	END_FUNCTION work

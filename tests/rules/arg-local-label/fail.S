/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A constant in memory, as gcc prints it for a double.
 *
 * says: needs the label .LC0, which only the assembler knew
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8f@.LC0(%rip)"
	END_FUNCTION work

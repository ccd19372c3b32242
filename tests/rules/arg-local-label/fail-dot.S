/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A static variable of a function.
 *
 * says: a name with a dot in it
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@calls.0(%rip)"
	END_FUNCTION work

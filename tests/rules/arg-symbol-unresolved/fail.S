/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A variable that is not there, or no longer.
 *
 * says: needs the symbol counter, which
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@counter(%rip)"
	END_FUNCTION work

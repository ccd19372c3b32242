/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A variable of another library.
 *
 * says: needs the symbol counter, which is in another file
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@counter(%rip)"
	END_FUNCTION work

	.data
	.8byte counter

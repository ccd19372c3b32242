/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The name went away with .symtab.
 *
 * post: strip "$out"
 * says: and there is no .symtab
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@counter(%rip)"
	END_FUNCTION work

	.data
	.type counter, %object
counter:
	.8byte 0
	.size counter, 8

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the global offset table of a 32-bit library, where the compiler
 * puts it.
 *
 * target: i386-linux-gnu
 * also: arg-local-label
 * says: argument 1, 4@12+sarr@GOTOFF(%ebx), has an @
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@12+sarr@GOTOFF(%ebx)"
	END_FUNCTION work

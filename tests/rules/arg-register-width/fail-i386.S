/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A pair of registers, of which the compiler names one.
 *
 * target: i386-linux-gnu
 * says: %eax holds one half of it
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%eax"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * On a machine of 32 bits, twelve bytes and the strings are enough.
 *
 * target: i386-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE a, b
	END_FUNCTION work

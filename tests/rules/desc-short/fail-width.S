/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The addresses of a machine of 32 bits.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	.4byte 16, 16, 0
	STRINGS a, b
	NOTE_END
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A note of nobody.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_HEADER 0, 4, 3
	.4byte 1
	NOTE_END
	END_FUNCTION work

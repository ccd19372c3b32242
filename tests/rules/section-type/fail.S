/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SHT_PROGBITS: no reader takes it for notes.
 */
#define NOTE_SECTION .note.stapsdt, "?", %progbits
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A loaded .note.stapsdt, in a program that is linked to its addresses.
 *
 * link: ld -e 0
 */
#define NOTE_SECTION .note.stapsdt, "a", %note
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

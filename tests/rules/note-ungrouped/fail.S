/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The note outlives the function that the linker drops.
 *
 * link: none
 */
#define NOTE_SECTION .note.stapsdt, "", %note
#include "note.inc"

	.section .text.inlined, "axG", %progbits, inlined, comdat
	.weak inlined
	.type inlined, %function
inlined:
	PROBE app, inlined
	.size inlined, .-inlined

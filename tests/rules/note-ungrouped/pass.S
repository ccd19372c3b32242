/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A probe in a COMDAT function, its note in the same group.
 *
 * link: none
 */
#include "note.inc"

	.section .text.inlined, "axG", %progbits, inlined, comdat
	.weak inlined
	.type inlined, %function
inlined:
	PROBE app, inlined
	.size inlined, .-inlined

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same, linked.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .text.inlined, "axG", %progbits, inlined, comdat
	.weak inlined
	.type inlined, %function
inlined:
	PROBE app, inlined
	.size inlined, .-inlined

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In an object file, two sections with sites at their beginnings.
 *
 * link: none
 */
#define NOP .byte 0x66, 0x90
#include "note.inc"

	.section .text.one, "ax", %progbits
	FUNCTION one
	PROBE app, start
	END_FUNCTION one

	.section .text.two, "ax", %progbits
	FUNCTION two
	nop
	PROBE app, stop
	END_FUNCTION two

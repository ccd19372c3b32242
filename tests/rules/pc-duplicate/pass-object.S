/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In an object file, two sections with sites at their beginnings.
 *
 * link: none
 */
#include "note.inc"

	.section .text.one, "ax", %progbits
	FUNCTION one
	PROBE app, start
	END_FUNCTION one

	.section .text.two, "ax", %progbits
	FUNCTION two
	PROBE app, stop
	END_FUNCTION two

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Code is not always in .text.
 */
#include "note.inc"

	.section .app.text, "ax", %progbits
	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Code that is written when the program runs.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	END_FUNCTION work
	NOTE 995f, _.stapsdt.base, 0, app, start
	BASE

	.section .lazy, "awx", %nobits
995:	.space 4096

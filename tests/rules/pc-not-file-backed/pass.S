/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The last byte of the code.
 */
#include "note.inc"

	FUNCTION work
990:	nop
	END_FUNCTION work
	NOTE 990b, _.stapsdt.base, 0, app, start
	BASE

	.section .lazy, "awx", %nobits
995:	.space 4096

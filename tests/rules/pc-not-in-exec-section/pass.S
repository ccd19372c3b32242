/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One segment for code and constants; the site is in the code.
 *
 * link: ld -shared -z noseparate-code
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .rodata
	.8byte 0

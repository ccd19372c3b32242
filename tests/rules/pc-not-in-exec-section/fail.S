/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One segment for code and constants; the site is in the constants.
 *
 * link: ld -shared -z noseparate-code
 */
#include "note.inc"

	FUNCTION work
	nop
	END_FUNCTION work

	.section .rodata
	PROBE app, start

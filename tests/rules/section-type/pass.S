/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Another section of another type may be called nearly so.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .note.stapsdt.txt, "", %progbits
	.ascii "see there"

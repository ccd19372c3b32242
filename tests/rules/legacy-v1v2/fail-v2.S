/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A marker of version 2: "UPB2".
 */
#include "note.inc"

	FUNCTION work
990:	nop
	END_FUNCTION work

	.data
name:	.asciz "start"

	.section .probes, "aw", %progbits
	.balign 8
	.4byte 0x32425055, 0x32425055
	.8byte name
	.8byte 990b

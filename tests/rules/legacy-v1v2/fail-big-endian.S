/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same in the other byte order.
 *
 * target: powerpc64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
990:	nop
	END_FUNCTION work

	.data
name:	.asciz "start"

	.section .probes, "aw", %progbits
	.balign 8
	.4byte 0x31425250, 0x31425250
	.8byte name
	.8byte 990b

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What Oracle's dtrace -G leaves.
 */
#include "note.inc"

	FUNCTION work
	nop
	END_FUNCTION work

	.section .SUNW_dof, "a", %progbits
	.ascii "\177DOF"

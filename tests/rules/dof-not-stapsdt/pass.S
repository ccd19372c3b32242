/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Built with both: the notes are there.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .SUNW_dof, "a", %progbits
	.ascii "\177DOF"

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same, when the linker has renamed the section.
 */
#include "note.inc"

	FUNCTION work
	nop
	END_FUNCTION work

	.data
	.type __SUNW_dof, %object
	.size __SUNW_dof, 4
__SUNW_dof:
	.ascii "\177DOF"

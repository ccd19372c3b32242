/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Type 2 in another section, of another owner.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .note.app, "", %note
	.4byte 4, 4, 2
	.asciz "app"
	.4byte 0

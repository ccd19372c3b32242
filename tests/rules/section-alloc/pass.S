/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Other notes are loaded.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .note.app, "a", %note
	.4byte 4, 4, 1
	.asciz "app"
	.4byte 0

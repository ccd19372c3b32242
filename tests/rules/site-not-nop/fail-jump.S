/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A jump, as an uprobe may have left it.
 */
#define NOP .byte 0xeb, 0x00
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

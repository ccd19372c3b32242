/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gdb finds no probe, and SystemTap subtracts the base.
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 990b, 0x280, 0, app, start
	END_FUNCTION work

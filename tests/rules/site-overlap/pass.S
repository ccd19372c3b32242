/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One behind the other.
 */
#define NOP .byte 0x66, 0x90
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, stop
	END_FUNCTION work

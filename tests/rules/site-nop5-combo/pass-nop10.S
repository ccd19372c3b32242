/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What <usdt.h> has in its place today.
 */
#define NOP .byte 0x90, 0x66, 0x2e, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

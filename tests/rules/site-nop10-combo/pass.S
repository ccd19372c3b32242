/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ten-byte NOP alone.
 */
#define NOP .byte 0x66, 0x2e, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

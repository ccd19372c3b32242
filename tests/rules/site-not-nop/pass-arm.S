/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Older machines have no NOP; they move r0 to itself.
 *
 * target: arm-linux-gnueabihf
 */
#define NOP .4byte 0xe1a00000
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, stop
	END_FUNCTION work

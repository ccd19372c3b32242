/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A longer one.
 *
 * lint: --rule=site-plain-nop=warning
 */
#define NOP .byte 0x0f, 0x1f, 0x44, 0x00, 0x00
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without symbols, an address between those of ARM's instructions tells.
 *
 * target: arm-linux-gnueabihf
 * build: -march=armv7-a
 * link: lld -shared -s
 */
#include "note.inc"

	.thumb
	FUNCTION work
	nop
	PROBE app, start
	END_FUNCTION work

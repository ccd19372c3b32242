/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same without symbols.
 *
 * target: arm-linux-gnueabihf
 * build: -march=armv7-a
 * link: lld -shared -s
 */
#include "note.inc"

	.thumb
	FUNCTION short
	nop
	nop
	END_FUNCTION short

	.arm
	.balign 4
	FUNCTION work
	PROBE app, start
	END_FUNCTION work

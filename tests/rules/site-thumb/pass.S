/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ARM code behind Thumb code.
 *
 * target: arm-linux-gnueabihf
 * build: -march=armv7-a
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

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The kernel refuses to put a probe on Thumb code.
 *
 * target: arm-linux-gnueabihf
 * build: -march=armv7-a
 */
#include "note.inc"

	.thumb
	FUNCTION work
	PROBE app, start
	nop
	END_FUNCTION work

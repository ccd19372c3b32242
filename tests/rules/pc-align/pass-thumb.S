/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * So has Thumb.
 *
 * target: arm-linux-gnueabihf
 * also: site-thumb
 */
#include "note.inc"

	.thumb
	FUNCTION work
	nop
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * R_ARM_ABS32.
 *
 * target: arm-linux-gnueabihf
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

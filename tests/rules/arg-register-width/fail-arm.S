/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same on arm.
 *
 * target: armv7-linux-gnueabihf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-8@r4"
	END_FUNCTION work

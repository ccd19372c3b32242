/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A string, for the constraint "g".
 *
 * target: armv7-linux-gnueabihf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@.L.str"
	END_FUNCTION work

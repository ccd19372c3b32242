/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * char has no sign there, and addresses have 4 bytes.
 *
 * target: armv7-linux-gnueabihf
 * lint: --provider=$dir/promised.d
 */
#include "note.inc"

	FUNCTION work
	PROBE app, integers, "1@r0 -1@r0 1@r0 -2@r0 -4@r0 4@r0 -4@r0 4@r0 -8@[r1]"
	PROBE app, named, "4@r0 -2@r0 2@r0 -8@[r1] 4@r0 -4@r0 1@r0"
	PROBE app, addresses, "4@r0 4@r0 4@r0 4@r0 4@r0"
	PROBE app, unknown, "2@r0 4@r0 -4@r0"
	PROBE app, floating, "4@[r1] 8@[r1]"
	END_FUNCTION work

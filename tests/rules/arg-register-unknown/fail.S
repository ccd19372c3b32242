/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A register of other machines.
 *
 * says: names the register %r3
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%r3"
	END_FUNCTION work

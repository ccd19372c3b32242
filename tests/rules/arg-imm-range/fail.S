/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A byte ends at 255.
 *
 * says: is a number that does not fit in 1 byte
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "1@$256"
	END_FUNCTION work

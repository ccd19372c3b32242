/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As gcc prints it with -fno-pic.
 *
 * also: arg-at-in-operand
 * says: is at another place in each thread
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%fs:counter@tpoff"
	END_FUNCTION work

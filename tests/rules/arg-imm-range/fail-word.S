/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * More than 32 bits.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@$4294967296"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No displacement has 65 bits.
 *
 * says: beyond 64 bits
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@36893488147419103232(%rsp)"
	END_FUNCTION work

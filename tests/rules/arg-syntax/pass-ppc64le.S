/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A bare number is a register.
 *
 * target: powerpc64le-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@3 4@i-7 8@0(9) 8@3,4"
	END_FUNCTION work

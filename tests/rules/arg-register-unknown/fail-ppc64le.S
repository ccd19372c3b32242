/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * There are 32.
 *
 * target: powerpc64le-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@40"
	END_FUNCTION work

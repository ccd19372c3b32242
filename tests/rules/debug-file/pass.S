/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stripped, but the code is there.
 *
 * post: strip "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

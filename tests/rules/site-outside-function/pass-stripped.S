/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without symbols nobody knows.
 *
 * post: strip "$out"
 */
#include "note.inc"

	PROBE app, start
	FUNCTION work
	nop
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An ordinary shared object, stripped.
 *
 * post: strip "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

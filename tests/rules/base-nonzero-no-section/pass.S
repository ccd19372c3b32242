/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The section is there, in a file without symbols.
 *
 * post: strip "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

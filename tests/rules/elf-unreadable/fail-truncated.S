/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The file ends within its section headers.
 *
 * post: truncate -s -64 "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The file ends within its first header.
 *
 * post: truncate -s 40 "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

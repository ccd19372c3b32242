/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * And at -128.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "1@$-129"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One probe at two sites.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%rax"
	PROBE app, start, "8@%rax"
	END_FUNCTION work

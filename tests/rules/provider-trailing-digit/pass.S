/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A digit elsewhere.
 *
 * lint: --consumer=dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE a2pp, start2
	END_FUNCTION work

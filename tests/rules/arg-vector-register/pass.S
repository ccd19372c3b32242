/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A register of the ordinary kind.
 *
 * lint: --consumer=all
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%rax"
	END_FUNCTION work

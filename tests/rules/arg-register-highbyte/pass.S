/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bits 0 to 7.
 *
 * lint: --consumer=all
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "1@%al"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A byte of four.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%al"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same, called an integer.
 *
 * lint: --consumer=all
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax 8@%rdx"
	END_FUNCTION work

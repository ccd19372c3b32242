/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A size and nothing else.
 *
 * says: argument 2, 4@, has no operand
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%rax 4@"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As an index.
 *
 * says: names the register %bar
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@(%rax,%bar,4)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A size.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax"
	PROBE app, start, "8@%rax"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Zeros.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%rax"
	PROBE app, stop, "-4@%eax"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The last one.
 *
 * lint: --consumer=all
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@-2147483648(%rax)"
	END_FUNCTION work

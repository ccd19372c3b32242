/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The program may have it, and an object file need not say so.
 *
 * link: none
 * lint: --consumer=bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@counter(%rip)"
	END_FUNCTION work

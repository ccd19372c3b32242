/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One more than an int can hold.
 *
 * lint: --consumer=all
 * says: bcc, dtrace: it is read as another value
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@-2147483649(%rax)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bits 8 to 15 of a register.
 *
 * lint: --consumer=all
 * says: bcc: neither it nor those behind it
 * says: perf, dtrace: it is read as another value
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "1@%ah"
	END_FUNCTION work

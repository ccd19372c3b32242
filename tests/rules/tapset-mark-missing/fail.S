/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One is missing; nothing is like the pattern.
 *
 * lint: --tapset=$dir/asks.stp
 * says: no mark start, which asks.stp:2 asks for
 * says: no mark sto*, which asks.stp:6
 */
#include "note.inc"

	FUNCTION work
	PROBE app, begin
	END_FUNCTION work

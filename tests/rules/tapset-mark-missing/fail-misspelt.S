/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One that may be missing, but not so.
 *
 * lint: --tapset=$dir/misspelt.stp
 * says: no mark app:strat
 * says: did you mean start?
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

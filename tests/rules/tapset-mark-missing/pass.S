/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One of three may be missing, and is.
 *
 * lint: --tapset=$dir/asks.stp
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, stop
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tapset's own.
 *
 * lint: --tapset=$dir/asks.stp
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

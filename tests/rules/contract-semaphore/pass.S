/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * None has one.
 *
 * lint: --provider=$dir/promised.d
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, stop
	END_FUNCTION work

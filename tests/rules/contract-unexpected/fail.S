/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One that the definition doesn't have.
 *
 * lint: --provider=$dir/promised.d
 * says: no definition of app promises it
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, stop
	END_FUNCTION work

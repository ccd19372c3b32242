/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Other providers are nobody's business.
 *
 * lint: --provider=$dir/promised.d
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE other, stop
	END_FUNCTION work

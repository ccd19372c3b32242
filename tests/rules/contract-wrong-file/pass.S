/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * It has them itself.
 *
 * lint: --provider=$dir/promised.d
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

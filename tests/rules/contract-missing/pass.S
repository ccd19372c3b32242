/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All is there that must be.
 *
 * lint: --provider=$dir/promised.d
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax"
	PROBE app, stop, "-4@%eax"
	END_FUNCTION work

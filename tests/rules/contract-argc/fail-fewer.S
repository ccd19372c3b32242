/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One is missing.
 *
 * lint: --provider=$dir/promised.d
 * says: 1 argument, and promised.d:3 promises 2
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax"
	PROBE app, stop
	END_FUNCTION work

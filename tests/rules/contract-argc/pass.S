/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As promised.
 *
 * lint: --provider=$dir/promised.d
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax 8@%rbx"
	PROBE app, stop
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The second is missing at the second site.
 *
 * lint: --tapset=$dir/asks.stp
 * also: argc-differs
 * says: $arg2, which asks.stp:7 uses, is not there: this site has 1 argument
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax 8@%rbx"
	PROBE app, start, "-4@%eax"
	END_FUNCTION work

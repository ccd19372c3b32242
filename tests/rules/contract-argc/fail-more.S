/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One too many, at the second site.
 *
 * lint: --provider=$dir/promised.d
 * also: argc-differs
 * says: 1 argument, and promised.d:4 promises 0
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax 8@%rbx"
	PROBE app, stop
	PROBE app, stop, "8@%rax"
	END_FUNCTION work

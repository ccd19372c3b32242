/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Here they are the same.
 *
 * lint: --consumer=perf
 * also: base-missing
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 990b, 0, 0, app, start
	END_FUNCTION work

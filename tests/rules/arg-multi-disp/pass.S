/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What it comes to.
 *
 * lint: --consumer=all
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@24(%rsp)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first one.
 *
 * lint: --consumer=all
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@-96(%rbp)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In two providers.
 *
 * lint: --rule=name-dash=off
 */
#include "note.inc"

	FUNCTION work
	PROBE app, a__b
	PROBE more, "a-b"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * These two are different everywhere.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, a__b
	PROBE app, a_b
	END_FUNCTION work

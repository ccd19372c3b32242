/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SystemTap and DTrace take a dash for two underscores.
 *
 * lint: --rule=name-dash=off
 */
#include "note.inc"

	FUNCTION work
	PROBE app, a__b
	PROBE app, "a-b"
	END_FUNCTION work

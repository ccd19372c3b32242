/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As a base.
 *
 * says: names the register %foo
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@8(%foo)"
	END_FUNCTION work

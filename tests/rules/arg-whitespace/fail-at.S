/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Around the @, where SystemTap does not look for one.
 *
 * says: argument 1, 4@ %eax, has a blank in it
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@ %eax"
	END_FUNCTION work

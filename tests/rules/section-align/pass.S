/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ordinary alignment, and padding to 4.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

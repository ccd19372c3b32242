/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * More than 64.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@$18446744073709551616"
	END_FUNCTION work

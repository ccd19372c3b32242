/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Half of it.
 *
 * says: does not fit in %eax: that has 4 bytes
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%eax"
	END_FUNCTION work

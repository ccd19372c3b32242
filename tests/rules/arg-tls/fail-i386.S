/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * %gs is it with 32 bits.
 *
 * target: i386-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%gs:8"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Only with 64 bits.
 *
 * target: i386-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%r8d"
	END_FUNCTION work

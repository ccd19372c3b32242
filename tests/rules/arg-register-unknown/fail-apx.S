/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The kernel does not save the registers of APX.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%r16"
	END_FUNCTION work

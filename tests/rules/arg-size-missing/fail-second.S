/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One of two.
 *
 * says: argument 2, %ecx,
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax %ecx"
	END_FUNCTION work

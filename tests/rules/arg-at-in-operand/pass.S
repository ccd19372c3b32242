/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One @ an argument.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@12(%rbx) 4@%eax"
	END_FUNCTION work

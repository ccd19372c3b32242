/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Behind the last function.
 */
#include "note.inc"

	FUNCTION work
	nop
	END_FUNCTION work
	PROBE app, start

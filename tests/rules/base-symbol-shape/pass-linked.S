/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The linker makes a local symbol of it.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

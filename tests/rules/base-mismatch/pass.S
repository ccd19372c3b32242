/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The base is where the section is.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

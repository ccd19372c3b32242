/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No arguments.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

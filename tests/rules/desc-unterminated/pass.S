/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without arguments, there is their NUL.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

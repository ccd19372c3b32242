/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Eight bytes, with the NUL.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

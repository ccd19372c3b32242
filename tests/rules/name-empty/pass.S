/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One letter.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, x
	END_FUNCTION work

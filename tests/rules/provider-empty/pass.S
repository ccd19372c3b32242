/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One letter.
 */
#include "note.inc"

	FUNCTION work
	PROBE x, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * More than 64 bits can count.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "99999999999999999999@%rax"
	END_FUNCTION work

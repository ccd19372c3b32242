/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No probe, and no trace of any.
 */
#include "note.inc"

	FUNCTION work
	nop
	END_FUNCTION work

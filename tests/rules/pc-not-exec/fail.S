/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A site in the data.
 */
#include "note.inc"

	nop

	.data
	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same before it is linked.
 *
 * link: none
 */
#include "note.inc"

	.data
	FUNCTION work
	PROBE app, start
	END_FUNCTION work

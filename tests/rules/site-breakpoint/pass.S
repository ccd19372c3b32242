/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One behind the site is none of ours.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	int3
	END_FUNCTION work

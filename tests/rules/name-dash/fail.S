/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mark("first-one") stands for first__one.
 *
 * says: systemtap: the name has a dash
 */
#include "note.inc"

	FUNCTION work
	PROBE app, first-one
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The provider does not end.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	ADDRESSES 990b, _.stapsdt.base, 0
	.ascii "app.start"
	NOTE_END
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What lld writes for a function that is gone.
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 0, _.stapsdt.base, 0, app, start
	END_FUNCTION work
	BASE

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No descriptor.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
990:	nop
	NOTE_BEGIN
	NOTE_END
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nobody else's matter.
 *
 * lint: --consumer=systemtap,bcc,gdb,dtrace
 * also: note-type
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	NOTE_BEGIN 4
	ADDRESSES 0, 0, 0
	STRINGS app, newer, ""
	NOTE_END

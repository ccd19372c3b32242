/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every attempt to attach reads all notes, and gives up at this one.
 *
 * lint: --consumer=libbpf
 * also: note-type
 * says: libbpf: this note fails its checks
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	NOTE_BEGIN 4
	ADDRESSES 0, 0, 0
	STRINGS app, newer, ""
	NOTE_END

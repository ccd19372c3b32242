/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All probes are.
 */
#define NOTE_SECTION .note.app, "", %note
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

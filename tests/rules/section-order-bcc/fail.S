/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * bcc walks from .probes on, and never back to the notes.
 *
 * post: ld --build-id -shared -T "$(dirname "$in")/notes-first.lds" -o "$out" "$out.o"
 * lint: --consumer=bcc
 * says: bcc: looks for .note.stapsdt behind .probes only
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work
	SEMAPHORE app, start

	.data
	.byte 1

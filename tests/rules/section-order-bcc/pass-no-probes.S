/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without semaphores there is nothing to be before.
 *
 * post: ld --build-id -shared -T "$(dirname "$in")/notes-first.lds" -o "$out" "$out.o"
 * lint: --consumer=bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.data
	.byte 1

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A size is one on all machines.
 *
 * post: patch-elf "$out" header e_machine 0x7777
 * also: machine-unknown
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "3@whatever"
	END_FUNCTION work

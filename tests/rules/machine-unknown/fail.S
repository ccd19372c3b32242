/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A probe for a machine of the future.
 *
 * post: patch-elf "$out" header e_machine 0x7777
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

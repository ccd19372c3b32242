/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The syntax of a machine that is not known is not judged.
 *
 * post: patch-elf "$out" header e_machine 0x7777
 * also: machine-unknown
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax+1"
	END_FUNCTION work

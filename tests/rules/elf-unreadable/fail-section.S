/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * .note.stapsdt goes on behind the end of the file.
 *
 * post: patch-elf "$out" section .note.stapsdt sh_size 0x100000
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Aligned to 0, which is the same.
 *
 * post: patch-elf "$out" section .note.stapsdt sh_addralign 0
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

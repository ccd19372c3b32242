/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Aligned to 1.
 *
 * post: patch-elf "$out" section .note.stapsdt sh_addralign 1
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Not loaded.
 *
 * post: patch-elf "$out" section .stapsdt.base sh_flags 0
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

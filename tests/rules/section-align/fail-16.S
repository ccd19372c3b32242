/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * readelf refuses an alignment of 16.
 *
 * post: patch-elf "$out" section .note.stapsdt sh_addralign 16
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SHF_COMPRESSED: the readers take the compressed bytes for notes.
 *
 * post: eu-elfcompress -q -f -n .note.stapsdt "$out"
 */
#include "note.inc"

	FUNCTION work
	.rept 50
	PROBE app, start
	.endr
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Other sections may be compressed.
 *
 * post: objcopy --compress-debug-sections=zlib-gabi "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .debug_str, "MS", %progbits, 1
	.rept 100
	.ascii "a long text "
	.endr
	.byte 0

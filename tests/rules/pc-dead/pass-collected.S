/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The linker keeps the function, and so the probe.
 *
 * link: lld -shared --gc-sections
 */
#include "note.inc"

	.section .text.used, "ax", %progbits
	FUNCTION work
	PROBE app, start
	END_FUNCTION work

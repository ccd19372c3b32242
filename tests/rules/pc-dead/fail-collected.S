/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lld drops the unused function, but not its note.
 *
 * link: lld -shared --gc-sections
 */
#include "note.inc"

	.section .text.used, "ax", %progbits
	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.section .text.unused, "ax", %progbits
	.hidden unused
	FUNCTION unused
	PROBE app, unused
	END_FUNCTION unused

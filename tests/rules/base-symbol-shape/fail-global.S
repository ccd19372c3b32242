/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A second object file with it makes the linker stop.
 *
 * link: none
 */
#include "note.inc"

	.pushsection BASE_SECTION
	.globl _.stapsdt.base
	.hidden _.stapsdt.base
_.stapsdt.base:
	.space 1
	.size _.stapsdt.base, 1
	.popsection

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

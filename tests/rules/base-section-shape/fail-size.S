/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Eight bytes.
 */
#include "note.inc"

	.pushsection .stapsdt.base, "a", %progbits
	.weak _.stapsdt.base
	.hidden _.stapsdt.base
_.stapsdt.base:
	.space 8
	.popsection

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

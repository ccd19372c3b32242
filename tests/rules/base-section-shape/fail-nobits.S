/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SHT_NOBITS.
 */
#include "note.inc"

	.pushsection .stapsdt.base, "a", %nobits
	.weak _.stapsdt.base
	.hidden _.stapsdt.base
_.stapsdt.base:
	.space 1
	.popsection

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

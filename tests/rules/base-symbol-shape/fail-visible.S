/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Another library's can take its place.
 *
 * link: none
 */
#include "note.inc"

	.pushsection BASE_SECTION
	.weak _.stapsdt.base
_.stapsdt.base:
	.space 1
	.size _.stapsdt.base, 1
	.popsection

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

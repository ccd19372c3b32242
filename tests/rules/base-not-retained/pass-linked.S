/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Once linked, it is there or it is not.
 */
#define BASE_SECTION .stapsdt.base, "aG", %progbits, .stapsdt.base, comdat
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lld drops a .stapsdt.base that nobody asked to retain.
 *
 * link: lld -shared --gc-sections -u work
 */
#define BASE_SECTION .stapsdt.base, "aG", %progbits, .stapsdt.base, comdat
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As <sys/sdt.h> was before it asked for SHF_GNU_RETAIN.
 *
 * link: none
 */
#define BASE_SECTION .stapsdt.base, "aG", %progbits, .stapsdt.base, comdat
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libbpf does not look at the end of the arguments, nor behind it.
 *
 * lint: --consumer=libbpf
 * also: desc-trailing
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE_BEGIN
	ADDRESSES 990b, _.stapsdt.base, 0
	STRINGS app, start, ""
	.4byte 0
	NOTE_END
	BASE
	END_FUNCTION work

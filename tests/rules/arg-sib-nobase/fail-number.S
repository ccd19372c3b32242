/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An address of the source.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@8(,%rax,8)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Instructions of x86 begin anywhere.
 */
#include "note.inc"

	FUNCTION work
	push %rbp
	PROBE app, start
	END_FUNCTION work

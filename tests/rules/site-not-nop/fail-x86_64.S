/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first instruction of a function.
 */
#define NOP push %rbp
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

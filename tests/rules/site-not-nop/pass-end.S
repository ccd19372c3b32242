/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The last byte of the file that is loaded.
 */
#include "note.inc"

	FUNCTION work
	push %rbp
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As a hand writes it.
 *
 * says: argument 1, %eax, does not say its size
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "%eax"
	END_FUNCTION work

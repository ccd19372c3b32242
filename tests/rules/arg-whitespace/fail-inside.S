/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In an address: the next @ is not behind the last blank.
 *
 * says: argument 1
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@8(%rax, %rcx)"
	END_FUNCTION work

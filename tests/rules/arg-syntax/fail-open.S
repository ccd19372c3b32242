/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A bracket that nobody closes costs one argument, not two.
 *
 * says: argument 1, 4@8(%rsp, has
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@8(%rsp 8@%rax"
	END_FUNCTION work

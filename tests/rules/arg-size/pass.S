/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All that there are.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "1@%al 2@%ax 4@%eax 8@%rax -1@%al -8@%rax"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A register may be wider: the size counts.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%rax 1@%eax -2@%rcx"
	END_FUNCTION work

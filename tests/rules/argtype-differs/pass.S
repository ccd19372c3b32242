/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The place may differ: it is the compiler that chooses.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax -8@%rcx"
	PROBE app, start, "4@$5 -8@8(%rsp)"
	END_FUNCTION work

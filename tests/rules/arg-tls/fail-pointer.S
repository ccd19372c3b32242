/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Behind the thread pointer.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%fs:(%rax)"
	END_FUNCTION work

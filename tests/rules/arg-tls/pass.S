/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In the registers of a thread.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@8(%rsp) 8@(%rax)"
	END_FUNCTION work

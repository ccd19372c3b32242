/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SystemTap takes the bits for a number; perf does too.
 *
 * lint: --consumer=systemtap,perf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8f@%rdx"
	END_FUNCTION work

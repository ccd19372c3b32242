/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pid12 is DTrace's own.
 *
 * lint: --consumer=dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE pid, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * perf makes sdt_ of it.
 */
#include "note.inc"

	FUNCTION work
	PROBE "", start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All of 3.10, and another provider's.
 *
 * lint: --python
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030a0ff0
	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	LINE_MARKER
	PROBE app, start
	END_FUNCTION work

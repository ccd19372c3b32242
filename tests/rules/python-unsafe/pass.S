/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 3.10's line.
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
	END_FUNCTION work

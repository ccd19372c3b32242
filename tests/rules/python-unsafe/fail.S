/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 3.11's line.
 *
 * lint: --python
 * says: line
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030b02f0
	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	LINE_MARKER
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Checked as another version.
 *
 * lint: --python=3.13
 * says: this is CPython 3.11.2 (by its Py_Version), and not 3.13
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030b02f0
	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	LINE_MARKER
	END_FUNCTION work

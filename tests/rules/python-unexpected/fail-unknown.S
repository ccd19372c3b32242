/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No CPython has heard of this one.
 *
 * lint: --python
 * says: cfunction__entry
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030a0ff0
	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	LINE_MARKER
	MARKER cfunction__entry, "8@%rax"
	END_FUNCTION work

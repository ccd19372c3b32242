/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No CPython ever emitted these.
 *
 * lint: --python
 * says: instance__new__start
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030a0ff0
	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	LINE_MARKER
	MARKER instance__new__start, "8@%rax 8@%rdx"
	END_FUNCTION work

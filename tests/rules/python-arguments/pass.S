/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As CPython has them, at two sites of one marker.
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
	PROBE python, audit, "8@16(%rbx) 8@%r15", python_audit_semaphore
	END_FUNCTION work

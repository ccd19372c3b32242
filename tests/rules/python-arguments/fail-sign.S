/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The line is signed: -1 is a line.
 *
 * lint: --python
 * says: argument 3 of line is 4@%ebp here, of the type -4@
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030a0ff0
	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	MARKER line, "8@%r14 8@%rax 4@%ebp"
	END_FUNCTION work

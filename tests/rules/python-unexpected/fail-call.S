/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What only pysdt has is in no CPython.
 *
 * link: ld -shared
 * lint: --python
 * says: CPython 3.13 does not emit call__start
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	OTHER_MARKERS
	MARKER call__start, "8@%rdi 8@%rsi 8@%rdx -4@%ecx -4@%r8d"
	END_FUNCTION work

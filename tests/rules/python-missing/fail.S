/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 3.13 has audit, too.
 *
 * lint: --python
 * says: CPython 3.13 emits audit
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	MARKER gc__start, "-4@112(%rsp)"
	MARKER gc__done, "-8@%r12"
	MARKER import__find__load__start, "8@%rax"
	MARKER import__find__load__done, "8@%rax -4@%edx"
	END_FUNCTION work

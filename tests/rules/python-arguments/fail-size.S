/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A pointer has 8 bytes.
 *
 * lint: --python
 * says: argument 1 of audit is 4@%ebx here, of the type 8@
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	MARKER gc__start, "-4@112(%rsp)"
	MARKER gc__done, "-8@%r12"
	MARKER import__find__load__start, "8@%rax"
	MARKER import__find__load__done, "8@%rax -4@%edx"
	MARKER audit, "4@%ebx 8@%r15"
	END_FUNCTION work

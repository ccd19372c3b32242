/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A word has 4 bytes here.
 *
 * target: i386-linux-gnu
 * lint: --python=3.12
 */
#include "note.inc"
#include "python.inc"

	FUNCTION work
	MARKER gc__start, "-4@%eax"
	MARKER gc__done, "-4@%eax"
	MARKER import__find__load__start, "4@%eax"
	MARKER import__find__load__done, "4@%eax -4@%edx"
	MARKER audit, "4@%eax 4@%edx"
	END_FUNCTION work

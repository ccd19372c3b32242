/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Without --python nothing was promised.
 *
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	MARKER gc__start, "-4@112(%rsp)"
	END_FUNCTION work

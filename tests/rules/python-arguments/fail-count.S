/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fedora's Pythons before 3.6 gave the frame, too.
 *
 * lint: --python
 * says: function__return has 4 arguments here, 3 in CPython
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030a0ff0
	FUNCTION work
	OTHER_MARKERS
	LINE_MARKER
	MARKER function__entry, "8@%rbp 8@%r12 -4@%eax"
	MARKER function__return, "8@%rbp 8@%r12 -4@%eax 8@%rbx"
	END_FUNCTION work

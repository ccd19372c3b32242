/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nobody asked.
 *
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A patch brought the functions back to 3.13.
 *
 * lint: --python
 * says: CPython 3.13 does not emit function__entry
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	END_FUNCTION work

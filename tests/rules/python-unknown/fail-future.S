/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nobody knows yet what 3.99 will emit.
 *
 * lint: --python
 * says: CPython 3.99.1: only the markers of 3.6 to 3.15
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x036301f0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

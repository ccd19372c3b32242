/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 3.12 to 3.14 declare the functions and emit none.
 *
 * lint: --python
 * says: CPython 3.13 declares function__entry, function__return, line, instance__new__start
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

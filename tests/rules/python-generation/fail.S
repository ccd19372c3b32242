/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 3.14.2 collects in increments.
 *
 * lint: --python
 * says: 3.14.2 collects in increments
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030e02f0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

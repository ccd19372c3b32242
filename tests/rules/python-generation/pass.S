/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 3.14.5 does not any more.
 *
 * lint: --python
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030e05f0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

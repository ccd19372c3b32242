/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * 3.15's functions.
 *
 * lint: --python
 * says: function__return
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030f00f0
	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	END_FUNCTION work

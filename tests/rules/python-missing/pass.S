/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All that 3.12 emits.
 *
 * lint: --python=3.12
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030c0ef0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

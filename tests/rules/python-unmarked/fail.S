/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An interpreter that was configured without --with-dtrace.
 *
 * lint: --python
 * says: --with-dtrace
 * says: 3.13.5
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	END_FUNCTION work

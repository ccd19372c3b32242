/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The library itself.
 *
 * link: ld -shared -soname libpython3.13.so.1.0
 * lint: --python
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

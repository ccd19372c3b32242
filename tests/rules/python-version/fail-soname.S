/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The library's name says it.
 *
 * link: ld -shared -soname libpython3.9.so.1.0
 * lint: --python=3.8
 * says: this is CPython 3.9 (by its SONAME), and not 3.8
 */
#include "note.inc"
#include "python.inc"

	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	LINE_MARKER
	END_FUNCTION work

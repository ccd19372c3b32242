/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One that CPython alone declares.
 *
 * link: ld -shared
 * lint: --python
 * says: pysdt does not emit instance__new__start
 */
#include "note.inc"
#include "python.inc"

	PYSDT
	FUNCTION work
	PYSDT_MARKERS
	MARKER instance__new__start, "8@%rdi 8@%rsi"
	END_FUNCTION work

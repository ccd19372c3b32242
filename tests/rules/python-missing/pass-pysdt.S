/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pysdt has what every CPython may lack, and what is its own.
 *
 * link: ld -shared
 * lint: --python
 */
#include "note.inc"
#include "python.inc"

	PYSDT
	FUNCTION work
	PYSDT_MARKERS
	END_FUNCTION work

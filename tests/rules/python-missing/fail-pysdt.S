/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pysdt has function markers, too: a stripped build of it is none.
 *
 * link: ld -shared
 * lint: --python=3.13
 * says: pysdt emits function__return
 */
#include "note.inc"
#include "python.inc"

	PYSDT
	FUNCTION work
	MARKER function__entry, "8@%rbp 8@%r12 -4@%eax"
	LINE_MARKER
	OTHER_MARKERS
	CALL_MARKERS
	END_FUNCTION work

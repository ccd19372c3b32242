/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One finding of each severity or two, about probes, a note and the file. */
#include "note.inc"

	FUNCTION work
	PROBE app, odd, "", 0x2101
	NOTE 0, _.stapsdt.base, 0, app, dead, "8@%rax"
	PROBE app, twice, "8@%rax 4@%ebx"
	PROBE app, twice, "8@%rax"
	PROBE "sch\303\266n", "new\nline\033", "8@%rax"
	PROBE app, raw, "4@\377"
990:	NOP
	NOTE_BEGIN 2
	ADDRESSES 990b, _.stapsdt.base
	STRINGS app, version2
	NOTE_END
	END_FUNCTION work

	.data
	.8byte 0

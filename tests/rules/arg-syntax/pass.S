/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What gcc prints, the forms included that few can read.
 *
 * lint: --consumer=systemtap --rule=arg-unreadable=off
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax 4@-8(%rbp) 8@(%rax,%rcx,4) 8@$-1 8@4660"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gdb needs a base register, and this has none.
 *
 * old: -DOLD
 * lint: --consumer=gdb
 * also: arg-sib-nobase
 * says: gdb can no longer read argument 1
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax -4@%ecx"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@(,%rax,8) -4@%ecx"
	END_FUNCTION work
#endif

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The others read it.
 *
 * lint: --consumer=systemtap,bcc,gdb,dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@-96(%rbp,%rax,8)"
	END_FUNCTION work

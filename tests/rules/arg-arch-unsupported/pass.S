/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The others do.
 *
 * target: powerpc64le-linux-gnu
 * lint: --consumer=systemtap,bcc,gdb
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@i5"
	END_FUNCTION work

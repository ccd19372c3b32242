/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The others do, or say that they don't.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=systemtap,bcc,dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@[x0, x1]"
	END_FUNCTION work

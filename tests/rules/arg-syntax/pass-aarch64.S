/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What gcc prints on aarch64.
 *
 * target: aarch64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@x0 4@[sp, 40] 8@[x0, x1] -4@-7 8@[x8]"
	END_FUNCTION work

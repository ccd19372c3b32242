/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SystemTap looks for a %, which no register of this machine has.
 *
 * target: mips64-linux-gnu
 * lint: --consumer=systemtap
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@$4"
	END_FUNCTION work

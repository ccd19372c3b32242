/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The third may be missing.
 *
 * lint: --tapset=$dir/asks.stp
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax 8@%rbx"
	END_FUNCTION work

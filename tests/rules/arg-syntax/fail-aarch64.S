/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parentheses of another machine.
 *
 * target: aarch64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@8(x0)"
	END_FUNCTION work

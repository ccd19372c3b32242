/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The 32nd is called sp or xzr.
 *
 * target: aarch64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@x31"
	END_FUNCTION work

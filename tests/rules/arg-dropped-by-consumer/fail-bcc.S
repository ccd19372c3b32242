/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * bcc leaves out what it cannot read and counts what is left.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8f@x2 8@x1"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * bcc reads numbers as C does.
 *
 * lint: --consumer=bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@$0x1f"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Here it wants none.
 *
 * target: aarch64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@5"
	END_FUNCTION work

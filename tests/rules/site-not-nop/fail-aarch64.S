/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Here as well.
 *
 * target: aarch64-linux-gnu
 */
#define NOP ret
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

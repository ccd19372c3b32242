/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * R_AARCH64_ABS64.
 *
 * target: aarch64-linux-gnu
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

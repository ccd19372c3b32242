/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In big-endian.
 *
 * target: powerpc64-linux-gnu
 */
#define NOP blr
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

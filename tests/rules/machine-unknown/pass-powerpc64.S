/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A machine that is rare today.
 *
 * target: powerpc64-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

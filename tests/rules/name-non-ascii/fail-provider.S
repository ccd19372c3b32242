/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * UTF-8.
 */
#include "note.inc"

	FUNCTION work
	PROBE "\303\274ber", start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * UTF-8.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, "\303\274ber"
	END_FUNCTION work

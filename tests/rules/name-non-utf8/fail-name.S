/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Latin-1.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, "\374ber"
	END_FUNCTION work

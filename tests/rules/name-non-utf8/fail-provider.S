/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Latin-1.
 */
#include "note.inc"

	FUNCTION work
	PROBE "\374ber", start
	END_FUNCTION work

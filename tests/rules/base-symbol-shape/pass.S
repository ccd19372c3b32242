/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Weak and hidden.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

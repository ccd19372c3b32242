/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In an object file, 0 is the first byte of .stapsdt.base.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

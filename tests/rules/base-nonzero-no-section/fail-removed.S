/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * objcopy has removed it.
 *
 * post: objcopy -R .stapsdt.base "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

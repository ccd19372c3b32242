/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * bcc takes the name alone, and finds two.
 *
 * lint: --consumer=bcc
 * says: bcc: provider app has a probe of this name too
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE lib, start
	END_FUNCTION work

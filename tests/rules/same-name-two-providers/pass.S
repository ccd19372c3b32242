/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two sites of one probe.
 *
 * lint: --consumer=bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, start
	PROBE lib, stop
	END_FUNCTION work

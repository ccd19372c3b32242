/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two probes, one base.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, stop
	END_FUNCTION work

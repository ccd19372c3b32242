/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two probes with a site each.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax"
	PROBE app, stop, "4@%eax"
	END_FUNCTION work

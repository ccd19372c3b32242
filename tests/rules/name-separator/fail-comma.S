/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * And between two probes.
 *
 * lint: --consumer=bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app, "start,now"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Only .stapsdt.base tells that there was a probe.
 *
 * post: strip -R .note.stapsdt "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No BPF program gets at it.
 *
 * lint: --consumer=all
 * says: bcc: it is read as another value
 * says: the probe cannot be attached to
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%xmm0"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A slash in more bytes than it needs.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, "a\300\257b"
	END_FUNCTION work

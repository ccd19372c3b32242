/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * NT_GNU_BUILD_ID.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

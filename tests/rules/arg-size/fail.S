/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A structure.
 *
 * says: is neither of 1, 2, 4 nor of 8 bytes
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "24@8(%rsp)"
	END_FUNCTION work

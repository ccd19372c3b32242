/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * None.
 *
 * link: ld -shared --build-id=none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Before it is linked.
 *
 * link: none
 */
#define NOP ret
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A .bss far larger than the file is no damage.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

	.bss
	.space 0x10000000

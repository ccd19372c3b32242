/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The NOP of this machine.
 *
 * target: i386-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

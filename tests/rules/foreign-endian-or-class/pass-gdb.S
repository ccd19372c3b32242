/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gdb reads any.
 *
 * target: i386-linux-gnu
 * lint: --consumer=gdb
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

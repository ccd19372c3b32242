/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same on another machine: what uprobes write.
 *
 * target: aarch64-linux-gnu
 */
#define NOP brk #5
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

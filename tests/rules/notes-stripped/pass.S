/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNU strip keeps what llvm-strip drops.
 *
 * post: strip "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

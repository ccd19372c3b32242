/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All of it.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=libbpf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@x0"
	END_FUNCTION work

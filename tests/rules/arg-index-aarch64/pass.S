/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A displacement.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=libbpf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@[x0, 8]"
	END_FUNCTION work

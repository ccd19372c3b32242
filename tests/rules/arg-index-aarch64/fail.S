/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libbpf's pattern matches until the second register.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=libbpf
 * says: libbpf: it is read as another value
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@[x0, x1]"
	END_FUNCTION work

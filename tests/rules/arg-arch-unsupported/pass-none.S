/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nothing to read.
 *
 * target: powerpc64le-linux-gnu
 * lint: --consumer=libbpf,dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

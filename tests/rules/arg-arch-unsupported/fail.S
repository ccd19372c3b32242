/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The bracket of the names that do not know this machine.
 *
 * target: powerpc64le-linux-gnu
 * lint: --consumer=libbpf,dtrace
 * says: libbpf, dtrace: the arguments of probes are not read on
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@i5"
	END_FUNCTION work

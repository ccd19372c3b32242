/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A double, in whatever register.
 *
 * lint: --consumer=all
 * says: argument 2, 8f@%rdx, is a floating-point number
 * says: libbpf, dtrace: the probe cannot be attached to
 * says: gdb: no argument of the probe is read
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax 8f@%rdx"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A sum, as the compiler writes it for fields of an array on the stack.
 *
 * lint: --consumer=all
 * says: libbpf, dtrace: the probe cannot be attached to
 * says: gdb: no argument
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@8+16(%rsp)"
	END_FUNCTION work

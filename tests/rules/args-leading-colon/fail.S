/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libbpf, gdb and perf take it for no arguments.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, ":"
	END_FUNCTION work

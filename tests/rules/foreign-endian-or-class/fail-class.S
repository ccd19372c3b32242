/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Half as long addresses.
 *
 * target: i386-linux-gnu
 * lint: --consumer=libbpf
 * says: libbpf: the file is of another class
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Half a register.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=libbpf
 * says: libbpf: the probe cannot be attached to
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@w0"
	END_FUNCTION work

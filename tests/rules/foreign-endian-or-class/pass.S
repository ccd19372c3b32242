/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Another machine is not another byte order.
 *
 * target: aarch64-linux-gnu
 * lint: --consumer=libbpf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

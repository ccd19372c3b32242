/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A probe without a name.
 *
 * lint: --consumer=libbpf
 * also: name-empty
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, ""
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Everything else.
 *
 * lint: --consumer=libbpf,bcc
 */
#include "note.inc"

	FUNCTION work
	PROBE app.lib, "start-now@here"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A provider of 60 bytes, before which perf writes sdt_.
 *
 * lint: --consumer=perf
 */
#include "note.inc"

	FUNCTION work
	PROBE xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, start
	END_FUNCTION work

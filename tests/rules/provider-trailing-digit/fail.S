/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Of process 12, app2 becomes app212.
 *
 * lint: --consumer=dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE app2, start
	END_FUNCTION work

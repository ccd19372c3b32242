/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * More than pid and digits.
 *
 * lint: --consumer=dtrace
 */
#include "note.inc"

	FUNCTION work
	PROBE pidfile, start
	END_FUNCTION work

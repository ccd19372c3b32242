/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The NOP of <sys/sdt.h>.
 *
 * lint: --rule=site-plain-nop=warning
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The NOP of this machine.
 *
 * target: s390x-linux-gnu
 * link: ld -shared
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

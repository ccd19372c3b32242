/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A function of another library, whatever its name.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	call create_semaphore@PLT
	END_FUNCTION work

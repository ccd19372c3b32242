/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In memory it is whole.
 *
 * target: i386-linux-gnu
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@8(%esp) 4@%eax"
	END_FUNCTION work

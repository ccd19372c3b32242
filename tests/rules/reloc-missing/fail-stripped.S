/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Somebody has thrown the relocations away.
 *
 * link: none
 * post: objcopy --remove-relocations=.note.stapsdt "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

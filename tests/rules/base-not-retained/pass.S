/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SHF_GNU_RETAIN.
 *
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A provider may have one.
 */
#include "note.inc"

	FUNCTION work
	PROBE app-lib, first__one
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A sign.
 *
 * says: argument 2 is of the type -4@ here, of 4@ at the first site
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@%eax 4@%ecx"
	PROBE app, start, "4@%eax -4@%edx"
	END_FUNCTION work

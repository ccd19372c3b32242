/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gdb and SystemTap add the address of .stapsdt.base to that of the site.
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 990b, 0, 0, app, start
	END_FUNCTION work
	BASE

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Neither section nor address: only libbpf, bcc and DTrace are content.
 */
#include "note.inc"

	FUNCTION work
990:	NOP
	NOTE 990b, 0, 0, app, start
	END_FUNCTION work

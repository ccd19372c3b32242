/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libbpf refuses the whole file.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	PROBE app, ""
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * With a base.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@8(%rcx,%rax,8)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the table of contents, before <sys/sdt.h> had its constraint.
 *
 * target: powerpc64le-linux-gnu
 * also: arg-local-label
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@.LANCHOR0+44@toc@l(8)"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gcc prints (unsigned char)200 as -56, clang prints 200: either will do.
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "1@$-56 1@$200 -1@$200 4@$-1 -4@$4294967295 8@$18446744073709551615"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same machine with short addresses.
 *
 * target: x86_64-linux-gnux32
 * link: none
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%r8 4@8(%r15d)"
	END_FUNCTION work

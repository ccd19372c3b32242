/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An archive's member is a part of a program.
 *
 * link: none
 * post: ar rc "$out.a" "$out" && mv "$out.a" "$out"
 * lint: --provider=$dir/promised.d
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "-4@%eax"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No probes: one finding.
 *
 * lint: --provider=$dir/promised.d
 * says: none of the 2 probes of app
 */
#include "note.inc"

	FUNCTION work
	ret
	END_FUNCTION work

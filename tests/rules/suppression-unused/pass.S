/* SPDX-License-Identifier: GPL-2.0-or-later */
/* lint: --suppressions=$dir/pass.suppressions */
/* A line with a pattern and one without, and both are needed; of a rule that is
 * off, nobody can tell. */
#include "note.inc"
	FUNCTION work
	PROBE app, "\303\274ber"
	PROBE app, "\303\266ffnen"
	END_FUNCTION work

/* SPDX-License-Identifier: GPL-2.0-or-later */
/* lint: --suppressions=$dir/fail.suppressions */
/* also: name-non-ascii */
/* says: nothing was found that "name-non-ascii fail app:oeffnen" is about */
#include "note.inc"
	FUNCTION work
	PROBE app, "\303\266ffnen"
	END_FUNCTION work

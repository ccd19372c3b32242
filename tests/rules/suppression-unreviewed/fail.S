/* SPDX-License-Identifier: GPL-2.0-or-later */
/* lint: --suppressions=$dir/fail.suppressions */
/* says: nobody has said why "name-non-ascii * app:öffnen" is acceptable */
#include "note.inc"
	FUNCTION work
	PROBE app, "\303\266ffnen"
	END_FUNCTION work

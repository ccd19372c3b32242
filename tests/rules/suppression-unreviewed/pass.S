/* SPDX-License-Identifier: GPL-2.0-or-later */
/* lint: --suppressions=$dir/pass.suppressions */
#include "note.inc"
	FUNCTION work
	PROBE app, "\303\266ffnen"
	END_FUNCTION work

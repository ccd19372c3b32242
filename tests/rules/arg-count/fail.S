/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Thirteen.
 *
 * says: 13 arguments
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "4@0(%rsp) 4@8(%rsp) 4@16(%rsp) 4@24(%rsp) 4@32(%rsp) 4@40(%rsp) 4@48(%rsp) 4@56(%rsp) 4@64(%rsp) 4@72(%rsp) 4@80(%rsp) 4@88(%rsp) 4@96(%rsp)"
	END_FUNCTION work

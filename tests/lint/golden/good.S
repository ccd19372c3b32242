/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nothing is wrong with this one. */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "8@%rdi -4@8(%rsp)", app_start_semaphore
	nop
	PROBE app, start, "8@%rsi -4@$3", app_start_semaphore
	PROBE app, stop
	END_FUNCTION work
	SEMAPHORE app, start

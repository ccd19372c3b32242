/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where <sys/sdt.h> puts it.
 *
 * lint: --consumer=bcc,perf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work
	SEMAPHORE app, start

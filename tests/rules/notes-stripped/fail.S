/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The notes went; .probes and .stapsdt.base, which are loaded, stayed.
 *
 * post: objcopy -R .note.stapsdt "$out"
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start, "", app_start_semaphore
	END_FUNCTION work

	SEMAPHORE app, start

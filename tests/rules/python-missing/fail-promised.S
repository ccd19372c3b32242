/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was promised counts where the file says nothing: provider and no version.
 *
 * lint: --python=3.12
 * says: CPython 3.12 emits gc__done
 */
#include "note.inc"
#include "python.inc"

	FUNCTION work
	MARKER gc__start, "-4@112(%rsp)"
	END_FUNCTION work

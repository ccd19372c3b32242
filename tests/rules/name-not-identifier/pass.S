/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The kernel takes a dash in the name of a group, which is the provider.
 *
 * lint: --consumer=perf
 */
#include "note.inc"

	FUNCTION work
	PROBE app-lib, start_2
	END_FUNCTION work

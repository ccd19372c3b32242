/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Unreadable for libbpf on the machine of the checks, but not for everybody.
 *
 * target: s390x-linux-gnu
 * link: none
 * lint: --consumer=libbpf
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work

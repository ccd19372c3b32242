/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each program of libvirt's has the semaphores of all its probes, also those
 * without a probe.
 */
#include "note.inc"

	FUNCTION work
	nop
	END_FUNCTION work
	SEMAPHORE app, start

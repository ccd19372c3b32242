/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What bpftrace writes between the parts of a probe.
 *
 * lint: --consumer=libbpf,bcc
 * says: libbpf, bcc: no probe of bpftrace
 */
#include "note.inc"

	FUNCTION work
	PROBE "app:lib", start
	END_FUNCTION work

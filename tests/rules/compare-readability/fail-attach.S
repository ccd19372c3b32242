/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The thirteenth argument is one too many for libbpf.
 *
 * old: -DOLD
 * lint: --consumer=libbpf
 * also: arg-count
 * says: libbpf can no longer attach
 */
#include "note.inc"

#ifdef OLD
	FUNCTION work
	PROBE app, start, "8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax"
	END_FUNCTION work
#else
	FUNCTION work
	PROBE app, start, "8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax 8@%rax"
	END_FUNCTION work
#endif

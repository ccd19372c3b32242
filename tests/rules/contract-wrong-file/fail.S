/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * It needs a library of that name.
 *
 * link: ld -shared -soname=libapp.so.1
 * post: mv "$out" "$out.so" && ld -shared -o "$out" "$out.so" && rm "$out.so"
 * lint: --provider=$dir/promised.d
 * also: contract-missing
 * says: may be in libapp.so.1
 */
#include "note.inc"

	FUNCTION work
	ret
	END_FUNCTION work

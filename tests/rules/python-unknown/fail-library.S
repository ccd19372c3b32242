/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Its libpython is gone.  It is of an ABI that no machine has installed, where
 * the loader would look too.
 *
 * link: ld -shared -soname libpython3.13td.so.1.0
 * post: mkdir -p "$out.d" && mv "$out" "$out.d/libpython3.13td.so.1.0"
 * post: ld -pie --no-as-needed --dynamic-linker=/lib64/ld-linux-x86-64.so.2 -rpath /nowhere -o "$out" "$out.d/libpython3.13td.so.1.0"
 * post: rm "$out.d/libpython3.13td.so.1.0"
 * lint: --python
 * says: its markers are in libpython3.13td.so.1.0, which is nowhere that the loader looks
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

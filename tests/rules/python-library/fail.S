/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A program that runs on a libpython, found by DT_RUNPATH.
 *
 * link: ld -shared -soname libpython3.13.so.1.0
 * post: mkdir -p "$out.d" && mv "$out" "$out.d/libpython3.13.so.1.0"
 * post: ld -pie --no-as-needed --dynamic-linker=/lib64/ld-linux-x86-64.so.2 --enable-new-dtags -rpath '/nowhere:$ORIGIN/'"$(basename "$out").d" -o "$out" "$out.d/libpython3.13.so.1.0"
 * lint: --python
 * says: its markers are in /
 * says: fail.d/libpython3.13.so.1.0
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work

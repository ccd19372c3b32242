/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the library lacks, the program lacks.
 *
 * link: ld -shared -soname libpython3.13.so.1.0
 * post: mkdir -p "$out.d" && mv "$out" "$out.d/libpython3.13.so.1.0"
 * post: ld -pie --no-as-needed --dynamic-linker=/lib64/ld-linux-x86-64.so.2 -rpath '/nowhere:$ORIGIN/'"$(basename "$out").d" -o "$out" "$out.d/libpython3.13.so.1.0"
 * lint: --python
 * says: fail-library.d/libpython3.13.so.1.0: CPython 3.13 emits audit
 */
#include "note.inc"
#include "python.inc"

	PYTHON 0x030d05f0
	FUNCTION work
	MARKER gc__start, "-4@112(%rsp)"
	MARKER gc__done, "-8@%r12"
	MARKER import__find__load__start, "8@%rax"
	MARKER import__find__load__done, "8@%rax -4@%edx"
	END_FUNCTION work

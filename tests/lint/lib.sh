# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# For the tests of stapsdt-lint.

# shellcheck source=tests/lib.sh
. "${srcdir:-.}/tests/lib.sh"

# the one under test
# shellcheck disable=SC2034 # for the tests
lint=$builddir/stapsdt-lint
test -x "$lint" || skip_all "stapsdt-lint was not built"

# as many at a time
# shellcheck disable=SC2034 # for the tests
processors=$(nproc 2>/dev/null || echo 1)

# helper NAME [OPTION...]: compiles tests/lint/NAME.c, for PATH
helper()
{
	helper_name=$1
	shift
	mkdir -p "$scratch/bin"
	compile -O1 -o "$scratch/bin/$helper_name" \
		"$srcdir/tests/lint/$helper_name.c" "$@" || {
		echo "Bail out! tests/lint/$helper_name.c does not compile"
		exit 99
	}
	PATH=$scratch/bin:$PATH
}

need_assembler()
{
	need clang clang
	need ld.lld lld
	need jq jq
}

# assemble NAME [LINK OPTION...] <SOURCE: $scratch/NAME, a shared library with
# the notes of tests/rules/note.inc
assemble()
{
	assemble_file=$scratch/$1
	shift
	mkdir -p "${assemble_file%/*}"
	if ! {
		echo '#include "note.inc"'
		cat
	} | clang --target=x86_64-linux-gnu -I "$srcdir/tests/rules" \
		-x assembler-with-cpp -c -o "$assemble_file.o" - ||
		! ld --build-id -shared "$@" -o "$assemble_file" \
			"$assemble_file.o" 2>"$assemble_file.err"; then
		diagnose <"$assemble_file.err"
		echo "Bail out! no $assemble_file"
		exit 99
	fi
	rm -f "$assemble_file.o" "$assemble_file.err"
}

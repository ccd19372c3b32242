# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# For the tests of stapsdt-lint with Pythons: stand-ins of few bytes.

# shellcheck source=tests/lint/lib.sh
. "${srcdir:-.}/tests/lint/lib.sh"
need_assembler

# library VERSION HEX MARKERS...: ./libpythonVERSION.so.1.0
library()
{
	library_name=libpython$1.so.1.0
	{
		echo '#include "python.inc"'
		echo "	PYTHON $2"
		echo '	FUNCTION work'
		shift 2
		printf '\t%s\n' "$@"
		echo '	END_FUNCTION work'
	} | assemble "$library_name" -soname "$library_name" -z noexecstack
}

# program PATH VERSION [LINK OPTION...]: runs on that libpython
program()
{
	program_path=$1 program_library=libpython$2.so.1.0
	shift 2
	mkdir -p "${program_path%/*}"
	ld -pie --no-as-needed --dynamic-linker=/lib64/ld-linux-x86-64.so.2 \
		-e 0 "$@" -o "$program_path" "$program_library"
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# pysdt, the markers for Pythons that have none: where it is, and how a program is
# run with it.  What it does, it says itself (python3 -m pysdt --help).

# attach_command PID [--gdb]: loads it into a program that runs
attach_command () {
	in_process attach "$@"
}

# detach_command PID [--gdb]: turns it off there
detach_command () {
	in_process detach "$@"
}

# in_process VERB WORD…: pysdt's own, of whichever Python has it here.  Not the
# program's Python, which its user chose: we may be root.  Nor is it looked for in
# this directory (-P, of 3.11).
in_process () {
	verb=$1 attached='' gdb=''
	shift
	for word; do
		case $word in
		--gdb) gdb=$word ;;
		-* | '' | *[!0-9]*)
			usage_error "$verb needs the number of a process, not $(printable "$word")"
			;;
		*)
			[ -z "$attached" ] || usage_error "$verb is for one process at a time"
			attached=$word
			;;
		esac
	done
	[ -n "$attached" ] || usage_error "$verb needs the number of a process"
	[ -e "/proc/$attached" ] || die "there is no process $attached"
	set -- "$attached" ${gdb:+"$gdb"}
	for pysdt_python in python3 python3.12 python3.13 python3.14 python3.15; do
		if [ -n "$(pysdt_of "$pysdt_python" -P)" ]; then
			exec "$pysdt_python" -P -m pysdt "--$verb" "$@"
		fi
	done
	die "no Python in PATH has pysdt: pip or ./configure --with-pysdt installs it; with it in the program's own environment, python -m pysdt --$verb $1 does it"
}

# add_with_pysdt WORD…: the target that is behind --, run by pysdt; puts pysdt's
# file into $pysdt_file
add_with_pysdt () {
	[ $# -gt 0 ] || usage_error "there is no program behind --"
	# nothing else is run to be asked
	case ${1##*/} in
	python*) ;;
	*) die "$(printable "$1") is no Python, and --pysdt is for one: --pysdt -- python3 PROGRAM, or PYSDT=1 in the environment of the program" ;;
	esac
	command -v -- "$1" > /dev/null || die "there is no program $(printable "$1")"
	pysdt_file=$(pysdt_of "$1") ||
		die "$(printable "$1") has no pysdt: it is for CPython 3.12 and later, and pip or ./configure --with-pysdt installs it"
	pysdt_words=$(with_pysdt "$@")
	eval "add_program $pysdt_words"
}

# pysdt_of PYTHON [OPTION]: the file that it would load
pysdt_of () {
	# whatever has its name need not be a Python
	timeout 10 "$@" -c 'import pysdt._pysdt; print(pysdt._pysdt.__file__)' \
		2> /dev/null < /dev/null | grep '^/'
}

# pysdt_of_program PROGRAM: the same, if it is a Python or runs by one
pysdt_of_program () {
	pysdt_python=$1
	case ${1##*/} in
	python*) ;;
	*) pysdt_python=$(program_path "$1") ;;
	esac
	case ${pysdt_python##*/} in
	python*) pysdt_of "$pysdt_python" || : ;;
	esac
}

# with_pysdt PYTHON WORD…: quoted, with -m pysdt behind Python's own options
with_pysdt () {
	quoted_words=$(quoted "$1")
	shift
	while [ $# -gt 0 ]; do
		case $1 in
		-) usage_error "--pysdt takes no program of standard input: /dev/stdin is its name" ;;
		-c* | -m* | --) break ;;
		-W?* | -X?*) ;;
		--check-hash-based-pycs | -W | -X | -[!-]*[WX])
			quoted_words="$quoted_words $1"
			shift
			[ $# -gt 0 ] || break
			;;
		-[!-]*[cm]*)
			# pysdt would not see it in the middle of others
			usage_error "--pysdt needs -c and -m by themselves, not in $(printable "$1")"
			;;
		-*) ;;
		*) break ;;
		esac
		quoted_words="$quoted_words $(quoted "$1")"
		shift
	done
	quoted_words="$quoted_words -m pysdt"
	for pysdt_word; do
		quoted_words="$quoted_words $(quoted "$pysdt_word")"
	done
	printf '%s\n' "$quoted_words"
}

# pysdt_in PIDS: the files of pysdt that these processes have loaded
pysdt_in () {
	for pysdt_pid in $1; do
		sed -n 's|^[^ ]* r-x[^ ]* [^ ]* [^ ]* [1-9][0-9]* *\(/.*/pysdt/_pysdt[^/]*\.so\)$|\1|p' \
			"/proc/$pysdt_pid/maps" 2> /dev/null || :
	done | sort -u
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# pysdt, the markers for Pythons that have none: where it is, and how a program is
# run with it.  What it does, it says itself (python3 -m pysdt --help).

# those in PATH that may have it
pysdt_pythons='python3 python3.12 python3.13 python3.14 python3.15'

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
	for pysdt_python in $pysdt_pythons; do
		if [ -n "$(pysdt_of "$pysdt_python" -P)" ]; then
			exec "$pysdt_python" -P -m pysdt "--$verb" "$@"
		fi
	done
	damaged=$(first_damage)
	[ -z "$damaged" ] || die "$damaged"
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
	pysdt_file=$(pysdt_of "$1") || {
		damaged=$(damage_sentence "$1")
		[ -z "$damaged" ] || die "$damaged"
		die "$(printable "$1") has no pysdt: it is for CPython 3.12 and later, and pip or ./configure --with-pysdt installs it"
	}
	pysdt_words=$(with_pysdt "$@")
	eval "add_program $pysdt_words"
}

# pysdt_of PYTHON [OPTION]: the file that it would load
pysdt_of () {
	pysdt_asked "$@" | sed -n 's|^\(/.*\): whole$|\1|p' | grep .
}

# pysdt_asked PYTHON [OPTION]: "FILE: whole"; or what is wrong with it, in place of
# "whole"; or nothing, where there is none.  Python can load one whose end was cut
# off, but nobody then finds the notes in it.
pysdt_asked () {
	# whatever has its name need not be a Python
	pysdt_said=$({ timeout 10 "$@" -c '
import importlib.util, os, struct
try:
    import pysdt
except ImportError:
    raise SystemExit
if not pysdt.__file__:
    # any directory of that name, as in the sources
    raise SystemExit
found = importlib.util.find_spec("pysdt._pysdt")
if found is None:
    print(pysdt.__path__[0] + ": there is no _pysdt for this Python")
    raise SystemExit
print(found.origin, end=": ", flush=True)
try:
    import pysdt._pysdt
    with open(found.origin, "rb") as file:
        head = file.read(64)
        wide = head[4] == 2
        sections, = struct.unpack_from("=Q" if wide else "=I", head, 40 if wide else 32)
        size, count = struct.unpack_from("=HH", head, 58 if wide else 46)
        cut = sections + size * count > os.fstat(file.fileno()).st_size
        print("it was cut short" if cut else "whole")
except BaseException as error:
    print(str(error).removeprefix(found.origin + ": "))
' && echo .; } 2> /dev/null < /dev/null) || :
	case $pysdt_said in
	/*"$newline".) printf '%s\n' "${pysdt_said%%"$newline"*}" ;;
	/*': ') printf '%sPython does not live through it\n' "$pysdt_said" ;;
	esac
}

# damage_sentence PYTHON [OPTION]: what is wrong with it, and what to do; nothing
# where it is whole, or not there
damage_sentence () {
	damage_found=$(pysdt_asked "$@" | sed '/: whole$/d')
	[ -z "$damage_found" ] ||
		printf 'the pysdt of %s is damaged: %s; install it again, by pip install --force-reinstall, or configure --with-pysdt and make install\n' \
			"$(printable "$1")" "$(printable "$damage_found")"
}

# first_damage: the first such sentence of the Pythons in PATH
first_damage () {
	for pysdt_python in $pysdt_pythons; do
		command -v "$pysdt_python" > /dev/null || continue
		damaged=$(damage_sentence "$pysdt_python" -P)
		[ -z "$damaged" ] || break
	done
	printf '%s\n' "${damaged-}"
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

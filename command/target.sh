# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# The target of a trace: is it there, and can it be seen to be a Python?  Compiling
# takes half a minute, and SystemTap says nothing of a target that it never meets.
#
# Of a process it reads what /proc tells everybody, then the program and the
# libpython that it has mapped.

# check_target COMMAND…: that of $pid or $program.  The process may be any where
# the command says that the script is not about Pythons.
check_target () {
	if [ -n "$pid" ] && [ -e /proc/self/status ]; then
		check_process "$pid"
		! "$@" || check_python "$pid"
	fi
	case $program in
	'') ;;
	*/*)
		{ [ -f "$program" ] && [ -x "$program" ]; } ||
			die "$(printable "$program") is no program that can be run"
		;;
	*)
		command -v -- "$program" > /dev/null ||
			die "there is no program $(printable "$program") in PATH"
		;;
	esac
}

# check_process PID
check_process () {
	read_status "$1" || die "there is no process $1"
	case $process_state in
	Z* | X*) die "the process $1 has ended, and waits for whoever started it" ;;
	esac
	[ "$process_of" = "$1" ] ||
		die "$1 is a thread of the process $process_of: trace that one with -x $process_of"
	[ -n "$process_memory" ] || die "$1 is a thread of the kernel, and no program"
}

# read_status PID: puts its state, the process that it is a thread of, and whether
# it has memory of its own, which a thread of the kernel has not, into $process_…;
# false where there is no such process
read_status () {
	process_state='' process_of='' process_memory=''
	{
		while read -r status_name status_value; do
			case $status_name in
			State:) process_state=$status_value ;;
			Tgid:) process_of=$status_value ;;
			VmSize:) process_memory=$status_value ;;
			esac
		done < "/proc/$1/status"
	} 2> /dev/null && [ -n "$process_of" ]
}

# check_python PID: is what it runs a Python that can be traced?  A note where it
# may be another that is meant, one that the process starts.
check_python () {
	process_exe=$(readlink "/proc/$1/exe" 2> /dev/null) || {
		say "what the process $1 runs its owner and root alone can see: it is traced if that is one of the Pythons that are installed"
		return 0
	}
	process_libraries=$(libraries "$1")
	case $(kind_of "$1") in
	other)
		say "the process $1 runs $(printable "$process_exe"), which is no Python: those that descend from it are traced"
		return 0
		;;
	python)
		[ -n "$(pysdt_in "$1")" ] ||
			die "the process $1 runs $(printable "$process_exe"), a Python without markers: it was built without --with-dtrace, so run the program on one that was, such as the distribution's own, or on 3.12 or later with pysdt"
		;;
	esac
	check_exe "$1"
	case $newline$process_libraries$newline in
	*" (deleted)$newline"*) die_replaced "$1" "$process_libraries" ;;
	esac
}

# libraries PID: the libpython that it has mapped, a line each, as the kernel writes
# them: a line break as \012, and " (deleted)" behind one that is gone
libraries () {
	sed -n 's|^[^ ]* r-x[^ ]* [^ ]* [^ ]* [1-9][0-9]* *\(/.*/libpython[^/]*\)$|\1|p' \
		"/proc/$1/maps" 2> /dev/null
}

# kind_of PID: marked, a Python with markers, or one that cannot be looked into;
# python, one without any; other, no Python
kind_of () {
	kind=other
	while IFS= read -r kind_library; do
		[ -n "$kind_library" ] || continue
		kind_file=$(as_seen "$1" "$kind_library")
		kind=$(kind_of_file "$kind_file")
		[ "$kind" != other ] || kind=python
		[ "$kind" = python ] || break
	done << END
$process_libraries
END
	[ "$kind" = marked ] || kind_exe=$(kind_of_file "/proc/$1/exe")
	case $kind:${kind_exe-} in
	python:other | python:python) echo python ;;
	other:*) echo "$kind_exe" ;;
	*) echo marked ;;
	esac
}

# check_exe PID: is the program, as the process sees it, what is at its path here?
# stap knows the path alone, and places breakpoints in another file than the process
# has, or none.
check_exe () {
	exe_numbers=$(stat -L -c '%d:%i' -- "/proc/$1/exe" "$process_exe" 2> /dev/null) || :
	exe_here=${exe_numbers#*"$newline"}
	case $exe_numbers in
	'' | "$exe_here$newline$exe_here") return ;;
	"$exe_here") exe_here= ;;
	esac
	case $process_exe in
	*' (deleted)') die_replaced "$1" "$process_exe" ;;
	esac
	# stap takes one that is at no path here, in a container, by way of /proc
	[ -z "$exe_here" ] ||
		die "the process $1 runs another $(printable "$process_exe") than is here, as in a container: it is traced with --container=$1 in place of -x"
}

# die_replaced PID PATHS: of which one is gone
die_replaced () {
	replaced=$(printf '%s\n' "$2" | sed -n 's/ (deleted)$//p' | sed -n 1p)
	die "the process $1 runs an interpreter that is gone or was replaced ($(printable "$replaced")): only processes started since can be traced"
}

# about_python SCRIPT: has it probes of ours, or markers of a Python?
about_python () {
	[ -n "$(sed -n -e '/^ *#/d' -e 's|//.*||' -e '/python[."]/{p;q;}' "$1")" ]
}

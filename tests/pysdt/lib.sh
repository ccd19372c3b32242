# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# For the tests of pysdt: Pythons that it is for, a build of it, and a tracer
# that is not pysdt's own.
#
# The Pythons are those in PATH and, where that has pyenv's shims, all of
# pyenv's; or what $PYSDT_PYTHONS names.

# shellcheck source=tests/lib.sh
. "${srcdir:-.}/tests/lib.sh"
unset PYSDT

pysdt_python_candidates()
{
	if test -n "${PYSDT_PYTHONS-}"; then
		echo "$PYSDT_PYTHONS" | tr -s ' ' '\n'
		return
	fi
	echo "$PATH" | tr ':' '\n' | while read -r directory; do
		case $directory in
		*/shims) ls -d "${directory%/*}"/versions/*/bin/python3 ;;
		*) ls -d "$directory"/python3 "$directory"/python3.1[2-9] ;;
		esac
	done 2>/dev/null
}

# The real path of each CPython that pysdt is for, once.
pysdt_pythons()
{
	pysdt_python_candidates | while read -r candidate; do
		"$candidate" -IS -c '
import os, sys
if sys.version_info >= (3, 12) and sys.implementation.name == "cpython":
    print(os.path.realpath(sys.executable))' 2>/dev/null
	done | sort -u
}

pythons=$(pysdt_pythons)
test -n "$pythons" || skip_all "no CPython 3.12 or later in PATH"

# version PYTHON: "3.13.0", and a "t" behind it when it is free-threaded
version()
{
	"$1" -IS -c '
import sys, sysconfig
print("%d.%d.%d" % sys.version_info[:3]
    + ("t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""))'
}

has_headers()
{
	test -f "$("$1" -IS -c 'import sysconfig
print(sysconfig.get_path("include"))')/Python.h"
}

# build_for PYTHON: makes $built/VERSION, for PYTHONPATH.  Builds with a GIL have
# one shared object between them.
built=$scratch/built
mkdir "$built"
build_for()
{
	build_version=$(version "$1")
	test ! -d "$built/$build_version" || return 0
	case $build_version in
	*t) ;;
	*)	if test -d "$built/abi3"; then
			cp -R "$built/abi3" "$built/$build_version"
			return
		fi ;;
	esac
	has_headers "$1" || return
	"$srcdir/pysdt/build-pysdt" "$1" "$built/$build_version" \
		>"$scratch/build.out" 2>&1 || {
		diagnose <"$scratch/build.out"
		return 1
	}
	case $build_version in
	*t) ;;
	*) cp -R "$built/$build_version" "$built/abi3" ;;
	esac
}

# Those that pysdt could be built for, one after the other, as "$python", with
# its "$release" and its shared object "$object": each_python FUNCTION
each_python()
{
	# those with headers first: the others take what these have built
	for python in $pythons; do
		! has_headers "$python" || build_for "$python" || {
			report 1 "$(version "$python"): pysdt is built"
			return
		}
	done
	for python in $pythons; do
		release=$(version "$python")
		if ! build_for "$python"; then
			skip "CPython $release" \
				"no headers: package libpython3-dev"
			continue
		fi
		object=$(ls "$built/$release"/pysdt/_pysdt.*so)
		PYTHONPATH=$built/$release
		PYTHONDONTWRITEBYTECODE=1
		export PYTHONPATH PYTHONDONTWRITEBYTECODE
		"$1"
		unset PYTHONPATH PYTHONDONTWRITEBYTECODE
	done
}

need_pysdt()
{
	need_compiler
	for python in $pythons; do
		! has_headers "$python" || return 0
	done
	skip_all "no CPython 3.12 or later has headers: package libpython3-dev"
}

# can_trace: bpftrace gets a word out of this kernel
can_trace()
{
	test "$(id -u)" = 0 && command -v bpftrace >/dev/null &&
		timeout 60 bpftrace -e 'BEGIN { printf("begun\n"); exit(); }' \
			2>/dev/null | grep -q begun
}

need_tracer()
{
	can_trace || skip_all "bpftrace traces nothing here: root, and a kernel with uprobes"
}

# all_watched MARKER...: a process that loads pysdt now would be traced
all_watched()
{
	PYTHONPATH=${object%/pysdt/*} "$python" -c 'import sys, pysdt
sys.exit(not set(sys.argv[1:]) <= set(pysdt.status()["watched"]))' "$@"
}

traces_or_ended()
{
	all_watched "$@" || ! kill -0 "$tracer"
}

# trace OUTPUT SCRIPT MARKER...: starts bpftrace, on these markers of $object;
# in the script, @MARKER@ is a probe point
trace()
{
	trace_output=$1
	trace_script=$2
	shift 2
	sed "s|@\([a-z_]*\)@|usdt:$object:python:\1|" "$trace_script" \
		>"$scratch/trace.bt"
	# its strings are on a stack of 512 bytes; $strings: the size of each
	BPFTRACE_PERF_RB_PAGES=1024 BPFTRACE_STRLEN=${strings-64} bpftrace -B line \
		"$scratch/trace.bt" >"$trace_output" 2>"$trace_output.err" &
	tracer=$!
	wait_until traces_or_ended "$@"
	all_watched "$@" || {
		diagnose <"$trace_output.err"
		return 1
	}
}

interrupt_tracer()
{
	! kill -INT "$tracer"
}

# stop_tracing [PATTERN]: when a line of the trace matches, which is its last:
# bpftrace leaves out what it has not yet read when it is interrupted
stop_tracing()
{
	test $# = 0 || wait_until grep -a -q -e "$1" "$trace_output"
	wait_until interrupt_tracer
	wait "$tracer" 2>/dev/null
}

# poke PID VALUE MARKER...: the semaphores, without a tracer
poke()
{
	poked=$1
	shift
	"$python" -IS "$srcdir/tests/pysdt/poke.py" "$poked" "$object" "$@"
}

# can_poke: this user may write the memory of a process of its own
can_poke()
{
	"$python" -IS -c '
import os, subprocess, sys
child = subprocess.Popen(["sleep", "60"])
try:
    open("/proc/%d/mem" % child.pid, "r+b").close()
    with open("/proc/sys/kernel/yama/ptrace_scope") as scope:
        sys.exit(os.getuid() != 0 and int(scope.read()) > 0)
except FileNotFoundError:
    pass
finally:
    child.kill()'
}

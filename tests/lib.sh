# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# Sourced by every test.  A test prints TAP: one line for each thing that it
# checks, and the plan last.  It writes below $scratch and nowhere else.
#
# srcdir and builddir come from "make check"; by hand, start a test from the
# top of a tree that was configured in place.

set -u

# where scripts/real-packages keeps what it unpacks
PYTHON_STAP_CACHE=${PYTHON_STAP_CACHE:-${XDG_CACHE_HOME:-${HOME-}/.cache}/python-stap}
export PYTHON_STAP_CACHE

# Nothing of the person, and of the make, who run the tests; nor of a package's
# build, or a hook of git's, that runs them.
for variable in $(env | sed -n 's/^\([A-Za-z_][A-Za-z_0-9]*\)=.*/\1/p'); do
	case $variable in
	PYTHON_STAP_CACHE|PYTHON_STAP_LIMIT) continue ;;
	CDPATH|CONFIG_SITE|DESTDIR|ENV|BASH_ENV|NO_COLOR|POSIXLY_CORRECT) ;;
	DEB_*|DH_*|DPKG_*|SOURCE_DATE_EPOCH|RPM_*) ;;
	DEBUGINFOD_*) ;; # no network
	GIT_*|GREP_*|LC_*|LANGUAGE|MAN*|GROFF_*|JQ_*) ;;
	*MAKE*|MFLAGS) ;;
	JANSSON_*|LIBARCHIVE_*|LIBELF_*|PKG_CONFIG*|STAP|STAPSDT_LINT) ;;
	PERF_*|PYTHON*|SYSTEMTAP_*|XDG_*) ;;
	BZIP2|GZIP|TAR_OPTIONS|XZ_*|ZSTD_*) ;;
	*) continue ;;
	esac
	unset "$variable"
done
# configure and rpmbuild take no blank in a path
case ${TMPDIR-} in *[[:space:]]*) unset TMPDIR ;; esac
LC_ALL=C
export LC_ALL
umask 022
# a program under gdb would stop for want of the terminal
exec </dev/null

srcdir=${srcdir:-$PWD}
builddir=${builddir:-$PWD}
CC=${CC:-cc}
scratch=$(mktemp -d) && scratch=$(cd "$scratch" && pwd -P) || exit 99
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
HOME=$scratch/home
SYSTEMTAP_DIR=$scratch/systemtap
# stap leaves some behind
TMPDIR=$scratch/temporary
export HOME SYSTEMTAP_DIR TMPDIR
mkdir "$HOME" "$TMPDIR"

# Seconds: only what hangs takes as long, on the slowest machine.
# shellcheck disable=SC2034 # for the tests
patience=300

checks=0

# TAP

# diagnose: standard input becomes TAP's comments
diagnose()
{
	sed 's/^/# /'
}

# report STATUS WHAT: one line of TAP, from a command's exit status
report()
{
	checks=$((checks + 1))
	if test "$1" -eq 0; then
		echo "ok $checks - $2"
	else
		echo "not ok $checks - $2"
	fi
}

# check WHAT COMMAND...: the command ends with 0
check()
{
	check_what=$1
	shift
	"$@" >"$scratch/check.out" 2>&1
	set -- $?
	report "$1" "$check_what"
	test "$1" -eq 0 || diagnose <"$scratch/check.out"
}

# same WHAT EXPECTED FOUND: two texts are equal
same()
{
	printf '%s\n' "$2" >"$scratch/expected"
	printf '%s\n' "$3" >"$scratch/found"
	check "$1" diff -u "$scratch/expected" "$scratch/found"
}

# has WHAT PATTERN TEXT: a line of the text matches the basic expression
has()
{
	printf '%s\n' "$3" >"$scratch/found"
	grep -e "$2" "$scratch/found" >/dev/null
	set -- $? "$@"
	report "$1" "$2"
	test "$1" -eq 0 || {
		echo "# no line matches: $3"
		diagnose <"$scratch/found"
	}
}

# lacks WHAT PATTERN TEXT: no line of the text matches
lacks()
{
	printf '%s\n' "$3" >"$scratch/found"
	! grep -e "$2" "$scratch/found" >/dev/null
	set -- $? "$@"
	report "$1" "$2"
	test "$1" -eq 0 || {
		echo "# a line matches: $3"
		diagnose <"$scratch/found"
	}
}

# skip WHAT WHY: one check that cannot be made here
skip()
{
	checks=$((checks + 1))
	echo "ok $checks - $1 # SKIP $2"
}

skip_all()
{
	echo "1..0 # SKIP $*"
	exit 0
}

# need COMMAND PACKAGE
need()
{
	command -v "$1" >/dev/null || skip_all "$1 is missing: package $2"
}

# compile OPTION...: $CC may have options of its own, or be "ccache gcc"
compile()
{
	# shellcheck disable=SC2086
	$CC "$@"
}

need_compiler()
{
	need "${CC%% *}" gcc
}

# wait_until COMMAND...: until it succeeds; false when $patience is at its end
wait_until()
{
	wait_start=$(date +%s)
	until "$@" >/dev/null 2>&1; do
		test $(($(date +%s) - wait_start)) -lt "$patience" || return 1
		sleep 0.05
	done
}

done_testing()
{
	echo "1..$checks"
}

# SystemTap without a kernel to build for

# What passes 1 to 3 ask of a kernel's build tree, as far as user-space
# markers are concerned.
kernel=$scratch/kernel
make_kernel()
{
	mkdir -p "$kernel/include/config" "$kernel/include/generated"
	uname -r >"$kernel/include/config/kernel.release"
	touch "$kernel/Makefile" "$kernel/Module.symvers" \
		"$kernel/System.map" "$kernel/include/generated/autoconf.h"
	for option in MODULES KPROBES UPROBES RELAY TRACEPOINTS TRACING \
		ARCH_SUPPORTS_UPROBES UPROBE_EVENTS; do
		echo "CONFIG_$option=y"
	done >"$kernel/.config"
}

# And what they ask of it as far as tracepoints are concerned, which takes make
# and a compiler: headers, and how they are compiled.
make_tracepoints()
{
	test -e "$kernel/.config" || make_kernel
	mkdir -p "$kernel/include/linux" "$kernel/include/trace/events"
	touch "$kernel/include/linux/interrupt.h" "$kernel/include/linux/skbuff.h"
	# of SystemTap 5
	printf '#define MODULE_%s(text)\n' LICENSE DESCRIPTION \
		>"$kernel/include/linux/module.h"
	cat >"$kernel/include/linux/tracepoint.h" <<-'END'
		#define PARAMS(args...) args
		#define TP_PROTO(args...) args
		#define TRACE_EVENT(name, proto) DECLARE_TRACE(name, PARAMS(proto), )
		#define TRACE_EVENT_FN(name, proto) DECLARE_TRACE(name, PARAMS(proto), )
		#define __stringify_(x) #x
		#define __stringify(x) __stringify_(x)
		#define bool _Bool
		struct task_struct;
		struct pt_regs;
	END
	cat >"$kernel/include/trace/events/sched.h" <<-'END'
		#define TRACE_SYSTEM sched
		TRACE_EVENT(sched_switch,
			TP_PROTO(bool preempt, struct task_struct *prev,
				 struct task_struct *next, unsigned int prev_state))
	END
	cat >"$kernel/include/trace/events/syscalls.h" <<-'END'
		#define TRACE_SYSTEM raw_syscalls
		TRACE_EVENT_FN(sys_enter, TP_PROTO(struct pt_regs *regs, long id))
		TRACE_EVENT_FN(sys_exit, TP_PROTO(struct pt_regs *regs, long ret))
	END
	cat >"$kernel/Makefile" <<-'END'
		modules: $(patsubst %.c,%.o,$(wildcard $(M)/*.c))
		%.o: %.c; $(CC) -g -Iinclude -DCONFIG_TRACEPOINTS -c -o $@ $<
	END
}

# the ./stap under test; a test may name another
stap=$builddir/stap

run_stap()
{
	test -e "$kernel/.config" || make_kernel
	"$stap" -r "$kernel" "$@"
}

# The file and address of each marker site that a script would probe, one a
# line; warnings and errors go to $scratch/stap.err.
sites()
{
	run_stap -p2 "$@" 2>"$scratch/stap.err" |
		sed -n 's/^process("\([^"]*\)")[a-z.("*)]*\.statement(\(0x[0-9a-f]*\))[!?].*/\1 \2/p' |
		sort
}

# The same out of the file's notes: note_sites FILE MARKER
note_sites()
{
	readelf -n "$1" | awk -v file="$(readlink -f "$1")" -v name="$2" '
		$1 == "Provider:" { provider = $2 }
		$1 == "Name:" { mark = $2 }
		$1 == "Location:" && provider == "python" && mark == name {
			address = $2
			sub(/,/, "", address)
			sub(/^0x0*/, "0x", address)
			print file, address
		}' | sort
}

# Pythons.  A fact about one version comes with that version: this machine's,
# or else what scripts/real-packages has unpacked.

# real_packages: their directory; false when they are not there
real_packages()
{
	"$srcdir/scripts/real-packages" --offline 2>/dev/null
}

has_markers()
{
	readelf -n "$1" 2>/dev/null | grep -q 'Provider: python$'
}

# first_marked FILE...: the first of them that has markers of its own
first_marked()
{
	for marked; do
		if test -f "$marked" && has_markers "$marked"; then
			echo "$marked"
			return
		fi
	done
	return 1
}

# python_file VERSION: an interpreter with markers
python_file()
{
	first_marked "/usr/bin/python$1" \
		"$(real_packages)/amd64/python$1-minimal/usr/bin/python$1"
}

# libpython_file VERSION: a library with markers
libpython_file()
{
	first_marked /usr/lib/*/"libpython$1.so.1.0" \
		"$(real_packages)/amd64/libpython$1"/usr/lib/*/"libpython$1.so.1.0"
}

# why_no_python VERSION: for a SKIP
why_no_python()
{
	echo "no CPython $1 with markers: package python$1, or scripts/real-packages"
}

# python_with MODULE: a python3 that has it, which a version manager's in PATH
# may not
python_with()
{
	for interpreter in python3 /usr/bin/python3; do
		if "$interpreter" -c "import $1" 2>/dev/null; then
			echo "$interpreter"
			return
		fi
	done
	return 1
}

# Another build of this source

# own_build NAME ARGUMENT...: a configured tree in $scratch/NAME, of the tapsets
own_build()
{
	if ! test -d "$scratch/source"; then
		mkdir "$scratch/source"
		for part in Makefile.am Makefile.in NEWS.md README.md aclocal.m4 docs \
			build-aux command config.h.in contrib configure configure.ac data \
			examples m4 man runtime stap.in tapset tests; do
			cp -pR "$srcdir/$part" "$scratch/source"
		done
		chmod -R u+w "$scratch/source"
	fi
	mkdir "$scratch/$1"
	(
		cd "$scratch/$1" || exit
		shift
		"$scratch/source/configure" --disable-stapsdt-lint "$@"
	) >"$scratch/$1/configure.out" 2>&1
}

# Stand-ins for Pythons

shapes=$srcdir/tests/tapset/shapes

# shape NAME FILE [OPTION...]: compiles tests/tapset/shapes/NAME.c
shape()
{
	shape_source=$shapes/$1.c
	shape_file=$2
	shift 2
	mkdir -p "${shape_file%/*}"
	compile -O2 -o "$shape_file" "$shape_source" "$@" || {
		echo "Bail out! $shape_source does not compile"
		exit 99
	}
}

# interpreter_on_libpython DIR [OPTION...]: DIR/python, which needs
# DIR/libpython3.99.so.1.0; the options are for the library
interpreter_on_libpython()
{
	shared_dir=$1
	shift
	shape libpython "$shared_dir/libpython3.99.so.1.0" -shared -fPIC "$@"
	shape no-markers "$shared_dir/python" -DSHARED "-Wl,-rpath,$shared_dir" \
		"$shared_dir/libpython3.99.so.1.0"
}

# What an alias has come down to, by what it calls:
# chosen ALIAS [OPTION...] prints lacks, unmarked, missing or marker
chosen()
{
	chosen_alias=$1
	shift
	run_stap -p2 "$@" -e "probe $chosen_alias { println(name) }" \
		>"$scratch/chosen" 2>"$scratch/stap.err" || {
		echo "nothing: $(grep error "$scratch/stap.err")"
		return
	}
	sed -n 's/^_python_\(lacks\|unmarked\|missing\):.*/\1/p' "$scratch/chosen" |
		sort -u | grep . || echo marker
}

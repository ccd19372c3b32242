# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# How SystemTap is called: which stap, which tapsets, which runtime, for which
# kernel.  What a script does and what stap is asked for, it does not know; what
# installs what SystemTap lacks, packages.sh does.

# find_stap: puts it into $stap
find_stap () {
	stap=$(command -v stap) || die "SystemTap is not installed: there is no stap in PATH (Debian and Fedora: the package systemtap)"
}

# version_in TEXT: SystemTap's, in what stap says of itself
version_in () {
	printf '%s\n' "$1" | sed -n '1s/^[^(]*(version \([^/, )]*\).*/\1/p'
}

# probes_files: does it place a probe in a file, so that all processes that map it
# are seen?  4.9 places it in each process that has the file at the path that stap
# was given.  Puts its version into $stap_version.
probes_files () {
	stap_version=$(version_in "$("$stap" --version 2>&1 < /dev/null)")
	case $stap_version in
	[0-4].*) return 1 ;;
	esac
}

# kernel_option --kernel=RELEASE…, or --kernel RELEASE…: puts the release into
# $kernel_given, and how many words that took into $kernel_words
kernel_option () {
	kernel_given=${1#--kernel} kernel_words=1
	case $kernel_given in
	'') kernel_given=${2-} kernel_words=2 ;;
	*) kernel_given=${kernel_given#=} ;;
	esac
	[ -n "$kernel_given" ] || usage_error "--kernel needs a release"
}

# set_up KERNEL: all of it; ends with a sentence where something is not there
set_up () {
	find_stap
	own_tapsets || die "$(printable "$no_stock")"
	own_runtime "$1"
	[ -d "${SYSTEMTAP_RUNTIME:-/}" ] ||
		die "SYSTEMTAP_RUNTIME names $(printable "$SYSTEMTAP_RUNTIME"), which is no directory: unset it"
}

# own_tapsets: has stap read these tapsets first and SystemTap's own after them:
# of two files of one name it takes the first, and it has a python.stp too.
# Puts SystemTap's own into $stock where stap must be told, with -I; false where
# they are not found, and why into $no_stock.
own_tapsets () {
	find_stock || return 1
	if [ "$(readlink -f "$tapset")" = "$(readlink -f "$stock")" ]; then
		stock=
	else
		export SYSTEMTAP_TAPSET="$tapset"
	fi
}

# find_stock: where SystemTap's own tapsets are, into $stock
find_stock () {
	if [ -n "${SYSTEMTAP_TAPSET-}" ]; then
		no_stock="SYSTEMTAP_TAPSET names $SYSTEMTAP_TAPSET, which is no directory: unset it"
		stock=$SYSTEMTAP_TAPSET
		[ -d "$stock" ] && return
		stock=
		return 1
	fi
	no_stock="SystemTap's own tapsets are not found: SYSTEMTAP_TAPSET may name their directory"
	prefix=$(dirname "$(dirname "$(readlink -f "$stap")")")
	stock=$prefix/share/systemtap/tapset
	[ -d "$stock" ] || stock=$("$stap" --help 2>&1 < /dev/null |
		sed -n '/^ *-I DIR /{ n; s/^ *//p; }')
	[ -d "$stock" ] && return
	stock=
	return 1
}

# own_runtime KERNEL: has stap use the mended runtime, if there is one.  Puts
# "yes" into $mended where stap has one that was made here, or by somebody else.
own_runtime () {
	mended=yes
	! given_runtime || return 0
	unset SYSTEMTAP_RUNTIME
	find_mended "$1"
	if [ -n "$mended_dir" ]; then
		export SYSTEMTAP_RUNTIME="$mended_dir"
		return
	fi
	mended=
	[ -z "$stale_reason" ] ||
		say "the mended runtime is not used: $(printable "$stale_reason"); make it anew with: $(mend_command_for "$1")"
}

# given_runtime: does SYSTEMTAP_RUNTIME name one that is not from mend?
given_runtime () {
	[ -n "${SYSTEMTAP_RUNTIME-}" ] && ! is_mended_dir "$SYSTEMTAP_RUNTIME"
}

# build_tree KERNEL: where its headers are; like stap's -r it may be the tree
# itself
build_tree () {
	case $1 in
	*/*) printf '%s\n' "$1" ;;
	*) printf '/lib/modules/%s/build\n' "$1" ;;
	esac
}

# need_modules: the running kernel's, of which SystemTap makes one of each script
need_modules () {
	[ -e /proc/modules ] ||
		die "this kernel loads no modules, and SystemTap makes one of each script: another has to be booted (python-stap doctor tells more)"
}

# need_headers KERNEL: SystemTap compiles against them
need_headers () {
	[ ! -e "$(build_tree "$1")/include" ] || return 0
	case $1 in
	*/*) die "there are no headers of a kernel in $(printable "$1"), which SystemTap needs" ;;
	esac
	missing=$(headers_command "$1")
	die "there are no headers of the kernel $(printable "$1"), which SystemTap needs${missing:+: $(printable "$missing")}"
}

# mend_command_for KERNEL
mend_command_for () {
	if [ "$1" = "$(uname -r)" ]; then
		echo "python-stap mend"
	else
		printable "python-stap mend --kernel=$(quoted "$1")"
	fi
}

# run_stap ARGUMENT…
run_stap () {
	"$stap" ${stock:+-I "$stock"} "$@"
}

# compiles ARGUMENT…: does it, up to the module?  What stap said is in $errors;
# where it does not compile that is shown, with what to do.  stap itself keeps
# what was compiled, for the run.
compiles () {
	# what stap says is looked at, so it is in English
	errors=$(LC_ALL=C run_stap -p4 "$@" 2>&1 > /dev/null) && return
	printf '%s\n' "$errors" >&2
	case $errors in
	*'Pass 4: compilation failed'*)
		[ -n "$mended" ] ||
			say "this SystemTap does not compile for the kernel $(printable "$kernel"); try: $(mend_command_for "$kernel")"
		;;
	esac
	return 1
}

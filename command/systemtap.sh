# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# How SystemTap is called: which stap, which tapsets, which runtime, for which
# kernel; and what installs what it lacks.  What a script does and what stap is
# asked for, it does not know.

# find_stap: puts it into $stap
find_stap () {
	stap=$(command -v stap) || die "SystemTap is not installed: there is no stap in PATH (Debian and Fedora: the package systemtap)"
}

# own_tapsets: has stap read these tapsets first and SystemTap's own after them:
# of two files of one name it takes the first, and it has a python.stp too.
# Puts SystemTap's own into $stock where stap must be told, with -I.
own_tapsets () {
	prefix=$(dirname "$(dirname "$(readlink -f "$stap")")")
	stock=${SYSTEMTAP_TAPSET:-$prefix/share/systemtap/tapset}
	if [ "$(readlink -f "$tapset")" = "$(readlink -f "$stock")" ]; then
		stock=
	else
		export SYSTEMTAP_TAPSET="$tapset"
	fi
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
		say "the mended runtime is not used: $stale_reason; make it anew with: python-stap mend"
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

# need_headers KERNEL: SystemTap compiles against them
need_headers () {
	[ -e "$(build_tree "$1")/include" ] ||
		die "there are no headers of the kernel $(printable "$1"), which SystemTap needs: $(headers_command "$1")"
}

# install_command PACKAGE…: nothing where no package manager is known
install_command () {
	for manager in 'apt-get install' 'dnf install' 'zypper install' 'pacman -S'; do
		if command -v "${manager%% *}" > /dev/null; then
			echo "$manager $*"
			return
		fi
	done
}

# headers_command KERNEL: what installs them
headers_command () {
	case $(install_command) in
	apt-get*) install_command "linux-headers-$1" ;;
	dnf*) install_command "kernel-devel-$1" ;;
	zypper*) install_command kernel-default-devel ;;
	pacman*) install_command linux-headers ;;
	*) echo "install the headers of this kernel" ;;
	esac
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
			say "this SystemTap does not compile for the kernel $(printable "$kernel"); try: python-stap mend"
		;;
	esac
	return 1
}

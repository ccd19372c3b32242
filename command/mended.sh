# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# The mended copies of SystemTap's runtime: where they are, who could have
# written them, and whether one may be used.
#
# This file finds and judges, for all commands that use a copy, and writes
# nothing.  How a copy is made is in mend-make.sh, how it is listed and removed
# in mend.sh.
#
# A copy is BASE/RELEASE/KEY: runtime/, and record, which tells what it was made
# from.  KEY is a checksum of all that, so that a copy made anew has a new name:
# stap's own cache knows a runtime by its name and the times of its directories.
# A copy is made in BASE/.new.* and gets its name when it is whole, by rename(2);
# so nothing half is ever found, whatever happens.
#
# Everything up to find_mended runs before each script that is traced, so it
# starts few processes.

# nothing of these from the environment
caller='' root_base='' own_base='' installed=''

# --- where copies are ---------------------------------------------------------

# find_bases: where root's copies are, into $root_base, and where the caller's
# are, into $own_base, which is empty where that cannot be.  Without symbolic
# links, so that what is trusted is what is used.
find_bases () {
	[ -z "$root_base" ] || return 0
	caller=$(id -u)
	root_base=$(readlink -m -- "$localstatedir/lib/python-stap/runtime")
	own_base=$root_base
	[ "$caller" != 0 ] || return 0
	case ${XDG_CACHE_HOME-} in
	/*) own_cache=$XDG_CACHE_HOME ;;
	*) own_cache=${HOME:+$HOME/.cache} ;;
	esac
	own_base=${own_cache:+$(readlink -m -- "$own_cache/python-stap/runtime")}
}

# is_mended_dir DIR: would it be a copy of ours?
is_mended_dir () {
	find_bases
	for mended_base in "$root_base" "$own_base"; do
		case $1 in
		"${mended_base:-/dev/null}"/*) return 0 ;;
		esac
	done
	return 1
}

# is_release WORD: could it be a kernel's release, and a directory's name?
is_release () {
	case $1 in
	'' | [!0-9A-Za-z]* | *[!0-9A-Za-z._+~-]*) return 1 ;;
	esac
}

# --- who could have written it ------------------------------------------------

# A runtime is C that goes into the kernel.  So nobody but root and the caller
# may be able to write it, or to put something else in its place.

# trusted_path DIR: it and all that it is in.  Puts its path, without symbolic
# links, into $trusted_dir: what is judged is that.  $untrusted tells why not.
trusted_path () {
	find_bases
	untrusted="it cannot be entered"
	# or else cd takes nothing for the directory that it is in
	[ -n "$1" ] || return 1
	trusted_dir=$(cd -P -- "$1" 2> /dev/null && pwd -P) || return 1
	untrusted=$(judge_path "$trusted_dir")
	[ -z "$untrusted" ]
}

# judge_path DIR: prints why others could change it
judge_path () {
	set -- "$1"
	while [ "$1" != / ]; do
		judge_above=${1%/*}
		set -- "${judge_above:-/}" "$@"
	done
	judge_why=$(judge none "$@")
	if [ -n "$judge_why" ] && judge_group=$(private_group "$@"); then
		judge_why=$(judge "$judge_group" "$@")
	fi
	printf '%s\n' "$judge_why"
}

# judge GROUP DIR…: from / down, each in the one before it.  The caller's own
# ones may be written by that group.  Names are last in a line, as they may have
# blanks; the letters that some systems print for modes are not octal.
judge () {
	judge_group=$1
	shift
	stat -c '%u %g %a %U/%G/%n' -- "$@" 2>&1 |
		awk -F / -v me="$caller" -v private="$judge_group" -v all=$# '
		function writes(digit) { return int(digit / 2) % 2 }
		!/^[0-9]+ [0-9]+ [0-7]+ [^\/]*\/[^\/]*\/\// { strange = 1 }
		{
			split($1, number, " ")
			owner = $1
			sub(/^[0-9]+ [0-9]+ [0-7]+ /, "", owner)
			name = substr($0, length($1) + length($2) + 3)
			mode = sprintf("%04d", number[3])
			group = writes(substr(mode, 3, 1)) &&
				!(number[1] == me && number[2] == private)
			other = writes(substr(mode, 4, 1))
			# in /tmp and the like nobody renames what others own
			sticky = NR < all && substr(mode, 1, 1) % 2
		}
		why == "" && number[1] != 0 && number[1] != me {
			why = name " belongs to " owner
		}
		why == "" && (group || other) && !sticky {
			why = name " can be written by " \
				(other ? "everybody" : "the group " $2)
		}
		END { print strange || NR != all ? "it could not be looked at" : why }'
}

# private_group DIR…: the number of the caller's own group, where that is named as
# the caller is, and nobody else is in it.  Not root's, which others may be in.  An
# access list shows as the group's bits, so there may be none.
private_group () {
	[ "$caller" != 0 ] && private_name=$(id -un 2> /dev/null) &&
		[ "$private_name" = "$(id -gn 2> /dev/null)" ] &&
		private_members=$(getent group "$private_name") &&
		private_modes=$(ls -ld -- "$@" 2> /dev/null) || return 1
	case ${private_members##*:} in
	'' | "$private_name") ;;
	*) return 1 ;;
	esac
	! printf '%s\n' "$private_modes" | grep -q '^.....w....+' || return 1
	id -g
}

# trusted DIR: also all that is in it
trusted () {
	trusted_path "$1" || return 1
	untrusted=$(find "$trusted_dir" \( ! -type d ! -type f -o ! -user 0 ! -user "$caller" \
		-o -perm -020 -o -perm -002 \) -print 2>&1 | sed -n 1p)
	[ -n "$untrusted" ] || return 0
	untrusted="$untrusted could be somebody else's"
	return 1
}

# --- what a copy is made from -------------------------------------------------

# sum: of lines on standard input, in any order
sum () {
	sum_of=$(LC_ALL=C sort | sha256sum)
	printf '%s\n' "${sum_of%% *}"
}

# sum_of_tree DIR: of all its files and their names
sum_of_tree () {
	(cd -- "$1" && find -L . -type f -exec sha256sum {} +) | sum
}

# look_at_kernel KERNEL: a release or, as for stap's -r, a tree.  Puts where its
# headers are into $tree, empty where there are none, and its release into
# $release.
look_at_kernel () {
	tree=$(readlink -f "$(build_tree "$1")") && [ -d "$tree/include" ] || tree=
	release=$1
	case $1 in
	*/*) release=$(cat "$tree/include/config/kernel.release" 2> /dev/null) || : ;;
	esac
	is_release "$release"
}

# sums_of_headers TREE RELEASE: of what tells one build of a kernel's headers from
# another with the same release (Debian keeps it over security updates), and of
# what the mends look at.  Debian has the headers of all flavours in another tree.
sums_of_headers () {
	sums_names=$(sed -n 's/^	#include <\(linux\/[a-z_]*\.h\)>$/include\/\1/p' "$mends"/*.mend)
	for sums_tree in "$1" "/lib/modules/$2/source"; do
		# shellcheck disable=SC2086 # the names are of this package
		(cd "$sums_tree" 2> /dev/null && exec sha256sum .config Makefile Module.symvers \
			include/config/kernel.release include/generated/autoconf.h \
			include/generated/utsrelease.h scripts/Makefile.extrawarn \
			$sums_names 2> /dev/null) || :
	done
}

# sum_of_headers TREE RELEASE
sum_of_headers () {
	sums_of_headers "$1" "$2" | sum
}

# sum_of_all DIR: of the copy in it and of all files that it was made from: all
# the sums of its record at once, which is faster than each
sum_of_all () {
	{
		(cd -- "$1" && exec find -L ./runtime "$installed" "$mends" -type f \
			-exec sha256sum {} +)
		sums_of_headers "$record_tree" "$record_kernel"
	} | sum
}

# stap_alone ARGUMENT…: stap, with nothing of the caller's
stap_alone () {
	LC_ALL=C SYSTEMTAP_DIR=/dev/null/none "$stap" "$@"
}

# look_at_systemtap: its version into $systemtap, its own runtime into $installed.
# --help tells both, and nothing else where the runtime is.
look_at_systemtap () {
	[ -z "$installed" ] || return 0
	systemtap=$(unset SYSTEMTAP_RUNTIME && stap_alone --help 2>&1 | awk '
		/\(version / && !version { version = $0 }
		behind && !dir { dir = $1 }
		$1 == "-R" { behind = 1 }
		END { print version; print dir }')
	installed=${systemtap#*"$newline"}
	systemtap=${systemtap%%"$newline"*}
	[ -n "$systemtap" ] && [ -f "$installed/linux/runtime.h" ] || installed=
	[ -n "$installed" ]
}

# --- is a copy valid? ---------------------------------------------------------

# read_record DIR: into record_…
read_record () {
	record_kernel='' record_tree='' record_systemtap='' record_installed='' record_mends=''
	record_installed_sum='' record_headers_sum='' record_mends_sum='' record_copy_sum=''
	record_all_sum=''
	while read -r record_name record_value; do
		case $record_name in
		kernel) record_kernel=$record_value ;;
		tree) record_tree=$record_value ;;
		systemtap) record_systemtap=$record_value ;;
		installed) record_installed=$record_value ;;
		installed_sum) record_installed_sum=$record_value ;;
		headers_sum) record_headers_sum=$record_value ;;
		mends_sum) record_mends_sum=$record_value ;;
		mends) record_mends=$record_value ;;
		copy_sum) record_copy_sum=$record_value ;;
		all_sum) record_all_sum=$record_value ;;
		esac
	done < "$1/record"
}

# why_stale DIR: puts it into $why, which is empty for a copy that can be used;
# that one's path is then $trusted_dir.  $why is "other" where the copy is for
# another SystemTap than the one at hand.
why_stale () {
	why='' record_tree=$tree
	if ! trusted "$1"; then
		why="it is not safe, as $untrusted"
		return
	fi
	if ! [ -f "$trusted_dir/record" ] || ! [ -d "$trusted_dir/runtime" ]; then
		why="it is not whole"
		return
	fi
	read_record "$trusted_dir"
	if ! look_at_systemtap; then
		why="SystemTap's own runtime is not found"
	elif [ -z "$record_all_sum" ]; then
		# it is the last line
		why="it is not whole"
	elif [ "$record_installed" != "$installed" ]; then
		why=other
	elif [ "$record_systemtap" != "$systemtap" ]; then
		why="SystemTap was upgraded"
	elif ! [ -d "$record_tree/include" ]; then
		why="the kernel's headers are gone"
	elif [ "$record_all_sum" != "$(sum_of_all "$trusted_dir")" ]; then
		what_changed "$trusted_dir"
	fi
}

# what_changed DIR: puts it into $why.  Nothing has where only the same files are
# elsewhere, as this package's own.
what_changed () {
	if [ "$record_installed_sum" != "$(sum_of_tree "$installed")" ]; then
		why="SystemTap's runtime was changed"
	elif [ "$record_headers_sum" != "$(sum_of_headers "$record_tree" "$record_kernel")" ]; then
		why="the kernel's headers changed"
	elif [ "$record_mends_sum" != "$(sum_of_tree "$mends")" ]; then
		why="the mends changed"
	elif [ "$record_copy_sum" != "$(sum_of_tree "$1/runtime")" ]; then
		why="the copy was changed"
	fi
}

# find_mended KERNEL: the runtime to use, for a release or a tree, into
# $mended_dir; where there is but a stale one, why into $stale_reason
find_mended () {
	mended_dir='' stale_reason=''
	look_at_kernel "$1" || return 0
	find_bases
	find_in "$root_base" || [ "$own_base" = "$root_base" ] || find_in "$own_base" || :
}

# find_in BASE
find_in () {
	for find_copy in "${1:-/dev/null}/$release"/*; do
		[ -d "$find_copy" ] || continue
		why_stale "$find_copy"
		[ "${tree:-$record_tree}" = "$record_tree" ] || continue
		case $why in
		other) ;;
		'')
			mended_dir=$trusted_dir/runtime stale_reason=
			return 0
			;;
		*) stale_reason=$why ;;
		esac
	done
	return 1
}

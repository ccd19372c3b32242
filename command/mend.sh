# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# python-stap mend: a copy of SystemTap's runtime that compiles for a kernel,
# where the installed one does not.
#
# This file reads the command, lists and removes copies, and keeps two of itself
# from working in one place.  How a copy is made is in mend-make.sh; what one is,
# and which may be used, in mended.sh.

# mend_command [--kernel=RELEASE] [--undo | --list]
mend_command () {
	part mend-make
	mend_action=make mend_kernel=
	while [ $# -gt 0 ]; do
		case $1 in
		--kernel | --kernel=*)
			kernel_option "$@"
			mend_kernel=$kernel_given
			shift "$kernel_words"
			continue
			;;
		--undo | --list)
			[ "$mend_action" = make ] || [ "$mend_action" = "${1#--}" ] ||
				usage_error "--undo and --list do not go together"
			mend_action=${1#--}
			;;
		*) usage_error "mend does not know $(printable "$1")" ;;
		esac
		shift
	done
	tree='' release='' kernel=${mend_kernel:-$(uname -r)}
	if [ -n "$mend_kernel" ]; then
		look_at_kernel "$mend_kernel" ||
			usage_error "$(printable "$mend_kernel") is no kernel's release, and no tree of its headers"
		mend_kernel=$release
	fi
	find_bases
	umask 022
	[ "$caller" = 0 ] || umask 077
	job='' new='' base='' scratch=''
	"mend_$mend_action"
}

# --- listing ------------------------------------------------------------------

# copies [KERNEL]: the directories of all, or of this kernel, root's first
copies () {
	copies_in "$root_base" "${1-}"
	[ "$own_base" = "$root_base" ] || copies_in "${own_base:-/dev/null}" "${1-}"
}

# copies_in BASE KERNEL
copies_in () {
	for copies_dir in "$1"/*/*; do
		copies_kernel=${copies_dir%/*}
		copies_kernel=${copies_kernel##*/}
		if [ -d "$copies_dir" ] && is_release "$copies_kernel" &&
			[ "${2:-$copies_kernel}" = "$copies_kernel" ]; then
			printf '%s\n' "$copies_dir"
		fi
	done
}

mend_list () {
	find_stap
	list_of=$(copies "$mend_kernel")
	if [ -z "$list_of" ]; then
		say_none
		return
	fi
	print "$(printf '%s\t%s\t%s\t%s\t%s' KERNEL SYSTEMTAP STATE MENDS DIRECTORY)"
	printf '%s\n' "$list_of" | while IFS= read -r list_dir; do
		print "$(list_copy "$list_dir")"
	done
}

# list_copy DIR: what is in it is ours, where it can be trusted
list_copy () {
	record_systemtap='' record_mends=''
	why_stale "$1"
	case $why in
	'') list_state=valid ;;
	other) list_state="for another SystemTap, $record_installed" ;;
	*) list_state="stale: $why" ;;
	esac
	list_kernel=${1%/*}
	list_version=$(version_in "$record_systemtap")
	printf '%s\t%s\t%s\t%s\t%s\n' "${list_kernel##*/}" \
		"$(printable "${list_version:--}")" "$(printable "$list_state")" \
		"$(printable "${record_mends:--}")" "$(printable "$1/runtime")"
}

say_none () {
	say "there is no mended runtime${mend_kernel:+ for the kernel $mend_kernel}"
}

# --- removing -----------------------------------------------------------------

mend_undo () {
	undo_done=
	if [ -d "$own_base" ]; then
		open_base || die "nothing is removed: $(printable "$untrusted")"
		undo_own
		remove_empty
	fi
	if [ "$caller" != 0 ] && [ -n "$(copies_in "$root_base" "$mend_kernel")" ]; then
		say "what is in $root_base stays: only root can remove it"
	elif [ -z "$undo_done" ]; then
		say_none
	fi
}

# undo_own: the caller's copies
undo_own () {
	for undo_dir in "$base"/*/*; do
		undo_kernel=${undo_dir%/*}
		undo_kernel=${undo_kernel##*/}
		[ -d "$undo_dir" ] || continue
		[ "${mend_kernel:-$undo_kernel}" = "$undo_kernel" ] || continue
		undo_done=yes
		if is_copy "$undo_dir"; then
			rm -rf "$undo_dir" || die "$(printable "$undo_dir") could not be removed"
			say "removed $(printable "$undo_dir")"
		else
			say "$(printable "$undo_dir") stays: it is not from python-stap mend"
		fi
	done
}

# is_copy DIR: was it made here?  What is to be removed is, whatever anybody has
# put beside it; it is in $base, which is trusted.
is_copy () {
	copy_key=${1##*/} copy_above=${1%/*}
	case $copy_key in
	*[!0-9a-f]*) return 1 ;;
	esac
	[ -d "$1" ] && [ ! -h "$1" ] && [ "${#copy_key}" = 16 ] &&
		is_release "${copy_above##*/}" && [ ! -h "$copy_above" ] &&
		trusted_path "$copy_above" &&
		{ [ -f "$1/record" ] || [ -d "$1/runtime" ]; }
}

# remove_stale: of those in $base for this kernel
remove_stale () {
	for remove_dir in "$base/$release"/*; do
		is_copy "$remove_dir" || continue
		why_stale "$remove_dir"
		case $why in
		'' | other) ;;
		*) rm -rf "$remove_dir" ;;
		esac
	done
}

# remove_empty: directories of ours that hold nothing
remove_empty () {
	for empty_dir in "$base"/*; do
		! is_release "${empty_dir##*/}" || rmdir "$empty_dir" 2> /dev/null || :
	done
	# somebody may have it elsewhere, behind a symbolic link
	case $base in
	*/python-stap/runtime) ;;
	*) return 0 ;;
	esac
	[ "$(ls -A "$base" 2> /dev/null)" != .lock ] || rm -f "$base/.lock"
	rmdir "$base" "${base%/*}" 2> /dev/null || :
}

# --- one at a time ------------------------------------------------------------

# open_base: puts the caller's directory of copies, which is there, into $base and
# locks it; false where it cannot be trusted, $untrusted
open_base () {
	trusted_path "$own_base" || return 1
	lock "$trusted_dir"
	# from here on it is ours to clear up
	base=$trusted_dir
	# of one that was killed
	[ -z "$lock_held" ] || rm -rf "$base"/.new.*
}

# lock DIR: until the end of this process; $lock_held, or nothing where there is no
# flock.  It spares work that another does already, and tells what one left that
# was killed from what one is working at.  A file that only its owner can open: a
# lock on the directory, anybody who can read it could hold for ever.
lock () {
	lock_held=
	command -v flock > /dev/null || return 0
	# "command", or else the shell ends where exec fails
	lock_left=50
	while [ "$lock_left" -gt 0 ]; do
		lock_left=$((lock_left - 1))
		# another may be removing what is empty
		{ mkdir -p "$1" && (umask 077 && : >> "$1/.lock") &&
			command exec 9< "$1/.lock"; } 2> /dev/null || continue
		flock -n 9 || wait_for_lock
		# the other may have removed it
		lock_file=$(stat -L -c %d:%i /dev/fd/9 2> /dev/null) || return 0
		if [ "$lock_file" = "$(stat -c %d:%i "$1/.lock" 2>&1)" ]; then
			lock_held=yes
			return
		fi
	done
	die "$(printable "$1/.lock") cannot be opened"
}

wait_for_lock () {
	say "waiting for another python-stap mend"
	# a lock is the open file's, whoever has asked for it
	flock 9 &
	job=$!
	wait "$job" || :
	job=
}

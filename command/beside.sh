# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# What has to be done while a script runs, and when it has ended: stap has taken
# the place of python-stap by then, so that somebody else does it, in the
# background.

# stay_beside PID FILES [DIR]: until stap, which is that process, has ended.  Says
# when one of these files is replaced, and removes the directory at the end.  It
# has none of stap's own files open, for whoever reads them waits for their end.
stay_beside () {
	(beside "$@" < /dev/null > /dev/null 2>&1 &)
}

beside () {
	# it ends when stap does, and not before: timeout(1) and systemd send TERM to all
	# of a group, and whoever read what stap says may be gone
	trap '' HUP INT QUIT PIPE TERM
	trap - EXIT
	beside_numbers=$(file_numbers "$2")
	beside_begun=$(begun "$1")
	while [ -n "$beside_begun" ] && [ "$(begun "$1")" = "$beside_begun" ]; do
		sleep 1
		beside_now=$(file_numbers "$2")
		[ "$(begun "$1")" = "$beside_begun" ] || break
		[ "$beside_now" = "$beside_numbers" ] ||
			replaced "$beside_numbers" "$beside_now" | while IFS= read -r beside_file; do
				say "$(printable "$beside_file") was replaced: Pythons that start from now on are not seen before this is run again" \
					2>> "/proc/$1/fd/2" || :
			done
		beside_numbers=$beside_now
	done
	[ -z "${3-}" ] || rm -rf "$3"
}

# begun PID: when that process began, which tells it from the next of its number;
# nothing of one that has ended
begun () {
	sed 's/.*) //' "/proc/$1/stat" | awk '
		NR == 1 && $1 !~ /[ZX]/ { begun = $20 }
		END { print begun }'
}

# file_numbers FILES: device, inode and name of each that is there, and when it was
# made: the next file may get the inode of one that was removed
file_numbers () {
	printf '%s\n' "$1" | while IFS= read -r numbered; do
		stat -c '%d:%i:%W %n' -- "$numbered" || :
	done
}

# replaced BEFORE AFTER: the files that are others now; one that is gone may come
# back, as in the middle of an upgrade
replaced () {
	printf '%s\n' "$2" | before=$1 awk '
		BEGIN {
			n = split(ENVIRON["before"], line, "\n")
			for (i = 1; i <= n; i++)
				was[line[i]]
		}
		!($0 in was) {
			sub(/^[^ ]+ /, "")
			print
		}'
}

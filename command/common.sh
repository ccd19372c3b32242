# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# How python-stap speaks: to people on standard error, with nothing unescaped
# that came from somewhere else.

# shellcheck disable=SC2034 # for the others
newline='
'

# printable TEXT: it, with what is no printable ASCII as \OOO
printable () {
	printf '%s' "$1" | LC_ALL=C awk '
		BEGIN {
			for (i = 32; i < 127; i++)
				plain[sprintf("%c", i)] = i != 92
			for (i = 1; i < 256; i++)
				code[sprintf("%c", i)] = i
		}
		NR > 1 { printf "\\012" }
		{
			n = length($0)
			for (i = 1; i <= n; i++) {
				byte = substr($0, i, 1)
				if (plain[byte])
					printf "%s", byte
				else
					printf "\\%03o", code[byte]
			}
		}'
}

# say TEXT: a sentence for people
say () {
	printf 'python-stap: %s\n' "$1" >&2
}

# die TEXT
die () {
	say "$1"
	exit 1
}

# usage_error TEXT: what was typed makes no sense
usage_error () {
	say "$1"
	say "see python-stap --help"
	exit 64
}

# quoted WORD: as the shell reads it, which is as it is where that is the same
quoted () {
	case $1 in
	'' | *[!A-Za-z0-9_./:=@%+,-]*)
		printf "'"
		printf '%s\n' "$1" | sed -e "s/'/'\\\\''/g" -e '$s/$/'"'"'/'
		;;
	*)
		printf '%s\n' "$1"
		;;
	esac
}

# absolute PATH
absolute () {
	case $1 in
	/*) printf '%s\n' "$1" ;;
	*) printf '%s/%s\n' "$PWD" "$1" ;;
	esac
}

# print_all COMMAND…: what it prints, or a sentence where that cannot be written
print_all () {
	all_of_it=$("$@") || exit
	print "$all_of_it"
}

# print TEXT: a line of output
print () {
	printf '%s\n' "$1" 2> /dev/null || die "standard output cannot be written"
}

# scratch_dir [WHERE]: makes a directory that is gone at the end, $scratch
scratch_dir () {
	scratch_in=${1:-${TMPDIR:-/tmp}}
	scratch=$(mktemp -d "$scratch_in/python-stap.XXXXXX" 2> /dev/null) ||
		die "cannot make a temporary directory in $(printable "$scratch_in")"
	trap 'rm -rf "$scratch"' EXIT
	trap 'exit 129' HUP
	trap 'exit 130' INT
	trap 'exit 141' PIPE
	trap 'exit 143' TERM
}

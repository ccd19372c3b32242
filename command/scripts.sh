# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Which scripts there are, what each is for, how it is used and which knobs it
# has.  All of it is in the scripts and their .meta; nothing is known here.

usage () {
	cat <<'END'
usage: python-stap
           the scripts, a line each
       python-stap help SCRIPT
           what one shows, and its knobs
       python-stap SCRIPT [KNOB=VALUE...] [STAP-OPTION...]
                   [-x PID | -c COMMAND | -- PROGRAM ARGUMENT...]
           run it
       python-stap compile SCRIPT -o FILE.ko [--kernel=RELEASE] [KNOB=VALUE...]
           make a module of it, for staprun here or elsewhere
       python-stap doctor [--json]
           will tracing work on this machine?
       python-stap mend [--kernel=RELEASE] [--list | --undo]
           make SystemTap fit the kernel

SCRIPT is a name with or without "python-" and ".stp", or the path of a file.
Without a target every Python that is installed is traced.
END
}

# find_script NAME: puts its file into $script
find_script () {
	case $1 in
	*/*)
		[ -r "$1" ] || die "cannot read the script $(printable "$1")"
		script=$(absolute "$1")
		return
		;;
	esac
	name=${1%.stp}
	for script in "$examples/$name.stp" "$examples/python-$name.stp"; do
		[ ! -e "$script" ] || return 0
	done
	usage_error "there is no script $(printable "$1"); python-stap without an argument lists them"
}

# meta FILE KEY: the line of that key
meta () {
	[ ! -r "${1%.stp}.meta" ] || sed -n "s/^$2: *//p" "${1%.stp}.meta"
}

# short_name FILE: as people may type it
short_name () {
	short=${1##*/}
	short=${short%.stp}
	printf '%s\n' "${short#python-}"
}

list_scripts () {
	for file in "$examples"/*.stp; do
		[ -e "$file" ] || die "there are no scripts in $(printable "$examples")"
		printf '%s\t%s\n' "$(short_name "$file")" "$(meta "$file" title)"
	done | LC_ALL=C sort | awk -F '\t' '
		{
			name[NR] = $1
			title[NR] = $2
			if (length($1) > width && length($1) <= 22)
				width = length($1)
		}
		END {
			for (i = 1; i <= NR; i++)
				printf "%-*s  %s\n", width, name[i], title[i]
		}'
}

# header FILE: the comment it begins with
header () {
	awk '
		/^#!|^# SPDX/ { next }
		/^#/ { sub(/^# ?/, ""); if (seen || $0 != "") { seen = 1; print }; next }
		{ exit }' "$1"
}

# help_command [SCRIPT]
help_command () {
	[ $# -le 1 ] || usage_error "help takes one script"
	[ $# -eq 1 ] || { usage; return; }
	find_script "$1"
	header "$script"
}

# knobs FILE: its globals that -G may set, NAME=DEFAULT, one a line
knobs () {
	sed -n 's/^global //p' "$1" | tr ',' '\n' |
		sed -n 's/^ *\([A-Za-z_][A-Za-z0-9_]*\) *= *\(.*[^ ]\) *$/\1=\2/p'
}

# knobs_command SCRIPT: for completions, and whoever asks
knobs_command () {
	[ $# -eq 1 ] || usage_error "--knobs takes one script"
	find_script "$1"
	knobs "$script"
}

# check_knob FILE NAME=VALUE: ends with a sentence where the script has no such
# knob, or where the knob is a number and the value is not
check_knob () {
	default=$(knobs "$1" | sed -n "s/^${2%%=*}=//p")
	case $default in
	'')
		there=$(knobs "$1" | sed 's/=.*//' | paste -sd ' ')
		usage_error "$(short_name "$1") has no knob $(printable "${2%%=*}"); it has ${there:-none}"
		;;
	\"*) return ;;
	esac
	case ${2#*=} in
	'' | *[!0-9]*) usage_error "the knob ${2%%=*} is a number, and not $(printable "${2#*=}")" ;;
	esac
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Which scripts there are, what each is for and how it is used.  All of it is in
# the scripts and their .meta; nothing is known here.

usage () {
	cat <<'END'
usage: python-stap [list]
           the scripts, a line each
       python-stap help SCRIPT
           what one shows, and its knobs
       python-stap SCRIPT [KNOB=VALUE...] [STAP-OPTION...]
                   [-x PID | -c COMMAND | [--pysdt] -- PROGRAM ARGUMENT...]
                   [--container=NAME | --all-containers]
           run it
       python-stap compile SCRIPT -o FILE.ko [--kernel=RELEASE] [KNOB=VALUE...]
           make a module of it, to be run here or elsewhere
       python-stap run FILE.ko [KNOB=VALUE...] [STAPRUN-OPTION...]
                   [-x PID | -c COMMAND | -- PROGRAM ARGUMENT...]
           run a module, if the Pythons are still those that it is for
       python-stap record SCRIPT -o FILE [--size=MB] [--files=N]
                   [KNOB=VALUE...] [STAP-OPTION...] [-x PID]
           run it for days, in the background, into files that are bounded
       python-stap attach PID [--gdb]
       python-stap detach PID [--gdb]
           load pysdt, the markers that it lacks, into a Python that runs
       python-stap doctor [--json]
           will tracing work on this machine?
       python-stap mend [--kernel=RELEASE] [--list | --undo]
           make SystemTap fit the kernel

SCRIPT is a name with or without "python-" and ".stp", or the path of a file.
Without a target every Python that is installed is traced.  With -c and -- the
trace ends when the program does: for one that puts itself in the background use
-x with its number, or no target.
END
}

# find_script NAME: puts its file into $script
find_script () {
	case $1 in
	*/*)
		{ [ -f "$1" ] && [ -r "$1" ]; } || die "cannot read the script $(printable "$1")"
		script=$(absolute "$1")
		return
		;;
	esac
	name=${1%.stp}
	for script in "$examples/$name.stp" "$examples/python-$name.stp"; do
		[ ! -e "$script" ] || return 0
	done
	[ ! -f "$1" ] || usage_error "there is no script $(printable "$1"); the file in this directory is ./$(printable "$1")"
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

# help_command [SCRIPT | COMMAND]
help_command () {
	[ $# -le 1 ] || usage_error "help takes one script"
	case ${1-} in
	'' | list | help | compile | run | record | doctor | mend) print_all usage ;;
	*)
		find_script "$1"
		print_all script_help
		;;
	esac
}

# script_help: of $script: how it is called here, and its own comment
script_help () {
	called=$(short_name "$script")
	case $script in
	"$examples"/*) ;;
	*) called=$(printable "$(quoted "$script")") ;;
	esac
	! takes_arguments "$script" || called="$called ARGUMENT..."
	called_ranges=$(ranges "$script") called_knobs=$(knobs "$script")
	printf '%s\n' "$called_knobs" | awk -v line="usage: python-stap $called" '
		function add(word) {
			if (length(line) + 1 + length(word) > 79) {
				print line
				line = sprintf("%11s", "")
			}
			line = line " " word
		}
		$0 != "" { add("[" $0 "]") }
		END {
			add("[-x PID | -c COMMAND | -- PROGRAM ARGUMENT...]")
			print line
		}'
	[ -z "$called_ranges" ] || range_help
	echo
	header "$script"
}

# range_help: what the knobs may be, below the usage
range_help () {
	knob_ranges=$called_ranges LC_ALL=C awk "$numbers_awk"'
		BEGIN {
			margin = sprintf("%11s", "")
			n = split(ENVIRON["knob_ranges"], line, "\n")
			text = margin
			for (i = 1; i <= n; i++) {
				split(line[i], word, " ")
				one = " " word[1] ": " range_words(word[2], word[3]) \
					(i < n ? ";" : "")
				if (text != margin && length(text one) > 79) {
					print text
					text = margin
				}
				text = text one
			}
			print text
		}'
}

# takes_arguments FILE: are there words of the command line in it, as $1 and @1?
takes_arguments () {
	sed -e '/^ *#/d' -e 's|//.*||' "$1" | grep -q '[$@][0-9#]'
}

# knobs_command SCRIPT: for completions, and whoever asks
knobs_command () {
	[ $# -eq 1 ] || usage_error "--knobs takes one script"
	find_script "$1"
	print_all knobs "$script"
}

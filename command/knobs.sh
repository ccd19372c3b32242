# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# A script's knobs: its globals with a value to begin with, which whoever runs it
# may set.  Which there are, what they take, and the script with other values.
#
# stap sets a global itself, with -G, and then a module that it has kept is used
# again; but it takes letters, digits and "_.-" only ("Safety pattern mismatch",
# 4.8 to 5.6).  Any other value is written into the script's text.

# knobs FILE: NAME=VALUE, one a line, as the script has it
knobs () {
	declarations < "$1"
}

# declarations [NAME LITERAL]: standard input's, or with a name its text, where
# that one begins with the literal.  Only in lines that begin with "global".
declarations () {
	knob_name=${1-} knob_value=${2-} awk '
		BEGIN {
			name = ENVIRON["knob_name"]
			literal = "(\"([^\"\\\\]|\\\\.)*\"|-?[0-9]+)"
			one = "[A-Za-z_][A-Za-z0-9_]*[ \t]*=[ \t]*" literal
		}
		!/^global[ \t]/ { if (name != "") print; next }
		{
			line = ""
			rest = $0
			while (match(rest, one)) {
				declared = substr(rest, RSTART, RLENGTH)
				key = value = declared
				sub(/[ \t]*=.*/, "", key)
				sub(/^[^=]*=[ \t]*/, "", value)
				if (name == "")
					print key "=" value
				line = line substr(rest, 1, RSTART - 1) key " = " \
					(key == name ? ENVIRON["knob_value"] : value)
				rest = substr(rest, RSTART + RLENGTH)
			}
			if (name != "")
				print line rest
		}'
}

# is_knob WORD: has it the form NAME=VALUE?
is_knob () {
	case ${1%%=*} in
	'' | "$1" | [!A-Za-z_]* | *[!A-Za-z0-9_]*) return 1 ;;
	esac
}

# check_knob FILE NAME=VALUE: ends with a sentence where the script has no such
# knob, or where the knob is a number and the value is not
check_knob () {
	knob=${2%%=*} value=${2#*=}
	default=$(knobs "$1" | sed -n "s/^$knob=//p")
	case $default in
	'')
		there=$(knobs "$1" | sed 's/=.*//' | paste -sd ' ')
		usage_error "$(printable "$(short_name "$1")") has no knob $knob; it has ${there:-none}"
		;;
	\"*) return ;;
	esac
	check_number "$knob" "$value"
}

# check_number KNOB VALUE: decimal; to staprun 010 is 8
check_number () {
	case ${2#-} in
	'' | *[!0-9]*) usage_error "the knob $1 is a number, and not $(printable "$2")" ;;
	0?*) usage_error "the knob $1 is a number without zeros before it, and not $2" ;;
	esac
}

# stap_takes VALUE: with -G?
stap_takes () {
	case $1 in
	'' | *[!A-Za-z0-9_.-]*) return 1 ;;
	esac
}

# set_knob NAME=VALUE: standard input, a script, where this text knob begins with
# that value
set_knob () {
	declarations "${1%%=*}" "$(string_literal "${1#*=}")"
}

# string_literal TEXT: as a script has it, with an octal escape for each byte that
# could mean something there
string_literal () {
	printf '%s' "$1" | od -An -v -tu1 | awk '
		BEGIN {
			for (i = 1; i < 256; i++) {
				char = sprintf("%c", i)
				code[i] = char ~ /[A-Za-z0-9_.\/]/ ? char : sprintf("\\%03o", i)
			}
			printf "\""
		}
		{ for (i = 1; i <= NF; i++) printf "%s", code[$i] }
		END { print "\"" }'
}

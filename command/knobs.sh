# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# A script's knobs: its globals with a value to begin with, which whoever runs it
# may set.  Which there are, what they take and from where to where, and the script
# with other values.
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

# ranges FILE: NAME LOWEST HIGHEST, one a line, as the script's own checks have it
# when it begins: python_range("rows", rows, 1, 100).  Not what stands in a comment
# or a string.
ranges () {
	LC_ALL=C awk '
		# most lines cost nothing
		!comment && !/python_range|\/\*/ { next }
		{
			text = 0
			code = ""
			n = length($0)
			for (i = 1; i <= n; i++) {
				char = substr($0, i, 1)
				two = substr($0, i, 2)
				if (comment) {
					if (two == "*/") {
						comment = 0
						i++
					}
				} else if (text) {
					if (char == "\\")
						i++
					else if (char == "\"") {
						text = 0
						code = code char
					}
				} else if (char == "#" || two == "//")
					break
				else if (two == "/*") {
					comment = 1
					code = code " "
					i++
				} else {
					text = char == "\""
					code = code char
				}
			}
			while (match(code, /python_range[ \t]*\([ \t]*""[ \t]*,[^,)]*,[^,)]*,[^,)]*\)/)) {
				call = substr(code, RSTART, RLENGTH)
				before = substr(code, RSTART - 1, RSTART > 1)
				code = substr(code, RSTART + RLENGTH)
				gsub(/[ \t]|\)$/, "", call)
				split(call, word, ",")
				if (before !~ /[A-Za-z0-9_]/ && word[2] ~ /^[A-Za-z_][A-Za-z0-9_]*$/ && \
				    word[3] ~ /^-?[0-9]+$/ && word[4] ~ /^-?[0-9]+$/)
					print word[2], word[3], word[4]
			}
		}' < "$1"
}

# The comparisons of numbers that are larger than awk's own, -1, 0 or 1; and how a
# range is told.
# shellcheck disable=SC2016 # it is awk's
numbers_awk='
	function size(a) { sub(/^-/, "", a); sub(/^0+/, "", a); return a }
	function by_size(a, b) {
		a = size(a)
		b = size(b)
		if (length(a) != length(b))
			return length(a) < length(b) ? -1 : 1
		return "x" a < "x" b ? -1 : "x" a > "x" b
	}
	function is_below_zero(a) { return a ~ /^-/ && size(a) != "" }
	function compare(a, b) {
		if (is_below_zero(a) != is_below_zero(b))
			return is_below_zero(a) ? -1 : 1
		return is_below_zero(a) ? by_size(b, a) : by_size(a, b)
	}
	function is_range(low, high) { return low ~ /^-?[0-9]+$/ && high ~ /^-?[0-9]+$/ }
	function range_words(low, high) {
		if (compare(high, "9223372036854775807") >= 0)
			return low " or more"
		return low (length(high) < 9 && high - low == 1 ? " or " : " to ") high
	}'

# knob_list KNOBS RANGES: for a sentence, with their ranges
knob_list () {
	knob_list_of=$1 knob_ranges=$2 LC_ALL=C awk "$numbers_awk"'
		BEGIN {
			n = split(ENVIRON["knob_ranges"], line, "\n")
			for (i = 1; i <= n; i++)
				if (split(line[i], word, " ") == 3 && is_range(word[2], word[3]))
					range[word[1]] = range_words(word[2], word[3])
			n = split(ENVIRON["knob_list_of"], line, "\n")
			for (i = 1; i <= n; i++) {
				name = line[i]
				sub(/=.*/, "", name)
				list = list (i > 1 ? ", " : "") line[i] \
					(name in range ? " (" range[name] ")" : "")
			}
			print list == "" ? "none" : list
		}'
}

# is_knob WORD: has it the form NAME=VALUE?
is_knob () {
	case ${1%%=*} in
	'' | "$1" | [!A-Za-z_]* | *[!A-Za-z0-9_]*) return 1 ;;
	esac
}

# check_knob FILE NAME=VALUE: ends with a sentence where the script has no such
# knob, or where the knob is a number and the value is none, or is out of range
check_knob () {
	check_knob_as "$(printable "$(short_name "$1")")" "$2" "$(knobs "$1")" "$(ranges "$1")"
}

# check_knob_as WHOSE NAME=VALUE KNOBS RANGES
check_knob_as () {
	knob=${2%%=*} value=${2#*=}
	knob_default=$(printf '%s\n' "$3" | sed -n "s/^$knob=//p")
	case $knob_default in
	'') usage_error "$1 has no knob $knob; it has $(printable "$(knob_list "$3" "$4")")" ;;
	\"*) return ;;
	esac
	check_number "$knob" "$value"
	knob_range=$(range_missed "$knob" "$value" "$4")
	[ -z "$knob_range" ] ||
		usage_error "the knob $knob is $knob_range, and not $value; $1 has $(printable "$(knob_list "$3" "$4")")"
}

# check_number KNOB VALUE: decimal, as it means another number to staprun with
# zeros before it
check_number () {
	case ${2#-} in
	'' | *[!0-9]*) usage_error "the knob $1 is a number, and not $(printable "$2")" ;;
	0?*) usage_error "the knob $1 is a number without zeros before it, and not $2" ;;
	esac
}

# range_missed KNOB NUMBER RANGES: the range that it is out of; nothing where there
# is none.  SystemTap's numbers have 64 bits, one for the sign.
range_missed () {
	printf '%s\n' "$3" | knob=$1 value=$2 LC_ALL=C awk "$numbers_awk"'
		BEGIN {
			name = ENVIRON["knob"]
			value = ENVIRON["value"]
			if (by_size(value, "9223372036854775807") > 0) {
				print "a number of 63 bits at most"
				exit
			}
		}
		is_range($2, $3) && $1 == name && (compare(value, $2) < 0 || compare(value, $3) > 0) {
			print range_words($2, $3)
			exit
		}'
}

# stap_takes VALUE: with -G?
stap_takes () {
	case $1 in
	'' | *[!A-Za-z0-9_.-]*) return 1 ;;
	esac
}

# set_knob NAME=VALUE DEFAULT: standard input, a script, where this knob begins with
# that value
set_knob () {
	declarations "${1%%=*}" "$(literal "${1#*=}" "$2")"
}

# literal VALUE DEFAULT: as a script has it, for a knob with that default
literal () {
	case $2 in
	\"*) string_literal "$1" ;;
	*) printf '%s\n' "$1" ;;
	esac
}

# string_literal TEXT: as a script has it, with an octal escape for each byte that
# could mean something there
string_literal () {
	printf '%s' "$1" | od -An -v -tu1 | awk '
		BEGIN {
			for (i = 1; i < 256; i++) {
				char = sprintf("%c", i)
				plain = char ~ /[A-Za-z0-9_.]/ || char == "/"
				code[i] = plain ? char : sprintf("\\%03o", i)
			}
			printf "\""
		}
		{ for (i = 1; i <= NF; i++) printf "%s", code[$i] }
		END { print "\"" }'
}

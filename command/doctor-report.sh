# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# What python-stap doctor prints: lines for people as they come, or one JSON
# document, which data/python-stap-doctor.schema.json describes.  What is in
# the way it only counts.

begin_report () {
	obstacles=0
	: > "$scratch/checks"
}

# result ID LABEL OK MESSAGE [REMEDY]: of one check.  OK: yes, no, or - for
# what was not found out, or decides nothing.
result () {
	[ "$3" != no ] || obstacles=$((obstacles + 1))
	"result_$format" "$@"
}

end_report () {
	"end_$format"
	[ "$obstacles" = 0 ]
}

# For people

result_text () {
	print "$(printable "$4" | wrapped "$2")"
	[ -z "${5-}" ] || print "            $(printable "$5")"
}

# wrapped LABEL: standard input in lines, beside the label
wrapped () {
	awk -v label="$1" '
		BEGIN { line = sprintf("%-11s", label) }
		{
			for (i = 1; i <= NF; i++) {
				if (length(line) + 1 + length($i) > 79 && words) {
					print line
					line = sprintf("%-11s", "")
				}
				line = line " " $i
				words = 1
			}
		}
		END { print line }'
}

end_text () {
	print ''
	print_all print_pythons
	print ''
	case $obstacles in
	0) print "a trace will work here" ;;
	1) print "1 thing is in the way" ;;
	*) print "$obstacles things are in the way" ;;
	esac
}

# print_pythons: the survey, without what it thinks is in the way
print_pythons () {
	if [ ! -x "$lint" ]; then
		echo "Which Pythons there are stapsdt-lint tells, and it was not built."
		return
	fi
	"$lint" --survey > "$scratch/survey" < /dev/null ||
		echo "Which Pythons there are stapsdt-lint cannot tell."
	awk '
		/^In the way of SystemTap:$/ { guesses = 1 }
		/^Nothing else stands in the way of SystemTap\.$/ { next }
		/^Not looked into, for lack of permission:$/ { guesses = 0 }
		guesses { next }
		/^$/ { blank = 1; next }
		blank { print ""; blank = 0 }
		{ print }' "$scratch/survey"
}

# For programs

result_json () {
	case $3 in
	yes) ok=true ;;
	no) ok=false ;;
	*) ok=null ;;
	esac
	remedy=null
	[ -z "${5-}" ] || remedy=$(json_string "$5")
	[ ! -s "$scratch/checks" ] || printf ',\n' >> "$scratch/checks"
	printf '{"id":"%s","ok":%s,"message":%s,"remedy":%s}' \
		"$1" "$ok" "$(json_string "$2: $4")" "$remedy" >> "$scratch/checks"
}

end_json () {
	works=false
	[ "$obstacles" != 0 ] || works=true
	[ -x "$lint" ] && "$lint" --survey --format=json < /dev/null > "$scratch/survey" ||
		echo null > "$scratch/survey"
	print "{\"version\":1,\"works\":$works,\"checks\":["
	print "$(cat "$scratch/checks")"
	print "],\"survey\":$(cat "$scratch/survey")}"
}

# json_string TEXT: a byte that is not of UTF-8 becomes the text \xNN
json_string () {
	printf '%s' "$1" | LC_ALL=C awk '
		BEGIN {
			for (i = 1; i < 256; i++)
				code[sprintf("%c", i)] = i
		}
		function at(place) {
			return code[substr($0, place, 1)]
		}
		function follows(place, low, high) {
			return at(place) >= low && at(place) <= high
		}
		# how many bytes the character has that begins there; 0: it is none
		function size(place, lead) {
			lead = at(place)
			if (lead < 128)
				return 1
			if (lead >= 194 && lead <= 223)
				return follows(place + 1, 128, 191) ? 2 : 0
			if (lead >= 224 && lead <= 239)
				return follows(place + 1, lead == 224 ? 160 : 128, lead == 237 ? 159 : 191) &&
					follows(place + 2, 128, 191) ? 3 : 0
			if (lead >= 240 && lead <= 244)
				return follows(place + 1, lead == 240 ? 144 : 128, lead == 244 ? 143 : 191) &&
					follows(place + 2, 128, 191) &&
					follows(place + 3, 128, 191) ? 4 : 0
			return 0
		}
		BEGIN { printf "\"" }
		NR > 1 { printf "\\n" }
		{
			for (i = 1; i <= length($0); i += bytes ? bytes : 1) {
				bytes = size(i)
				if (!bytes)
					printf "\\\\x%02x", at(i)
				else if (at(i) < 32 || at(i) == 127)
					printf "\\u%04x", at(i)
				else if (at(i) == 34 || at(i) == 92)
					printf "\\%s", substr($0, i, 1)
				else
					printf "%s", substr($0, i, bytes)
			}
		}
		END { printf "\"" }'
}

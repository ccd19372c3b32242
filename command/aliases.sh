# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# The aliases that the tapsets have, and those that a script names: stap says of
# one that there is not that a suffix is invalid, and none that there are.

# check_aliases SCRIPT
check_aliases () {
	known_aliases=$(aliases)
	probed_aliases "$1" | while IFS= read -r probed; do
		known "$probed" ||
			die "there is no probe $(printable "$probed"); there are: $(printf '%s\n' "$known_aliases" | paste -sd' ')"
	done || exit
}

# aliases: their names, a line each
aliases () {
	sed -n -e 's/^@_python_alias(\([a-z.]*\),.*/python.\1/p' \
		-e 's/^probe \(python\.[a-z.]*\) =.*/\1/p' "$tapset"/python*.stp | sort -u
}

# probed_aliases SCRIPT: what it has probes of and does not make itself; a script
# that is on the way of a comment or a string is not read beyond a line
probed_aliases () {
	made=$(sed -n 's/^ *probe  *\(python\.[a-z_.]*\) *=.*/\1/p' "$1") awk '
		BEGIN {
			n = split(ENVIRON["made"], name, "\n")
			for (i = 1; i <= n; i++)
				made[name[i]]
		}
		/^ *probe / {
			sub(/^ *probe /, "")
			sub(/[={#].*/, "")
			sub(/\/\/.*/, "")
			n = split($0, point, ",")
			for (i = 1; i <= n; i++) {
				gsub(/[ \t?!]/, "", point[i])
				if (point[i] ~ /^python\.[a-z_.*]+$/ && !(point[i] in made))
					print point[i]
			}
		}' "$1"
}

# known ALIAS: or pattern of some; each may be optional
known () {
	case $1 in
	python.optional.*) set -- "python.${1#python.optional.}" ;;
	esac
	for known_alias in $known_aliases; do
		# shellcheck disable=SC2254 # it may be a pattern
		case $known_alias in $1) return ;; esac
	done
	return 1
}

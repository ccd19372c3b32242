# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# shellcheck disable=SC2154 # what tests/lib.sh has, which comes before
#
# For the tests of what documents show of a CPython 3.11, as Debian 12 has it.
#
# A document is written on one machine, and each build of Python has addresses,
# operands and an order of probes of its own.  So a sample is held against what
# every build keeps, and what is printed here against readelf.

documented=/usr/bin/python3.11
python=$(python_file 3.11) || python=

# sample FILE: runs the command in it about $python, and leaves in FILE.printed
# what it would have printed about $documented; its status is the command's
sample()
{
	# where there is no 3.11 to be found, --survey has to be told of one
	sed -e "s|$documented|$python|g" \
		-e "s|find ${documented%/*} |find ${python%/*} |" "$1" >"$1.run"
	test "$python" = "$documented" ||
		sed -i "s|--survey\$|& $python|" "$1.run"
	sh "$1.run" >"$1.here" 2>"$1.err"
	set -- "$1" $?
	sed "s|$python|$documented|g" "$1.here" >"$1.printed"
	return "$2"
}

# kept [FILE]: what every build of 3.11 has of such a text
kept()
{
	sed -e 's/@0x[0-9a-f]*/ at ADDRESS/' -e 's/=0x[0-9a-f]*/=ADDRESS/' \
		-e '/ at ADDRESS semaphore/s/@[^@]*\( \|$\)/@OPERAND\1/g' \
		-e 's/ [1-9][0-9]* probes:/ N probes:/' \
		-e 's/^3\.11\.[0-9]*  */3.11.N /' "$@"
}

# sites: $python's by readelf, in the words and in the order of --list
sites_of_python()
{
	readelf -nW "$python" | awk -v path="$documented" '
		function number(text) {
			sub(/,$/, "", text)
			sub(/^0x0*/, "0x", text)
			return text
		}
		/Provider: / { provider = $NF }
		$1 == "Name:" { name = $2 }
		$1 == "Location:" {
			where = "@" number($2)
			if (number($6) != "0x")
				where = where " semaphore=" number($6)
		}
		sub(/^ *Arguments: */, "") {
			print path ": " provider ":" name where \
				($0 == "" ? "" : " " $0)
		}'
}

# true_sites WHAT FILE: the sites that the sample in FILE printed are those of
# readelf, in its order
true_sites()
{
	sites_of_python >"$scratch/sites"
	case $(cat "$2") in
	*' --list '*)
		same "$1: as readelf has them" "$(cat "$scratch/sites")" \
			"$(cat "$2.printed")"
		;;
	*'.name'*)
		same "$1: in the order of readelf" \
			"$(sed 's/.* python:\([a-z_]*\)@.*/\1/' "$scratch/sites")" \
			"$(cat "$2.printed")"
		;;
	esac
	# in messages: any of them
	grep -o 'python:[a-z_]*@0x[0-9a-f]*' "$2.printed" >"$scratch/places" &&
		same "$1: each place is one of readelf's, in its order" \
			"$(grep -o 'python:[a-z_]*@0x[0-9a-f]*' "$scratch/sites" |
				grep -xFf "$scratch/places")" \
			"$(cat "$scratch/places")"
	counted=$(sed -n 's/^stapsdt-lint: .* \([0-9]*\) probes.*/\1/p' "$2.err")
	test -z "$counted" ||
		same "$1: as many probes as readelf has" \
			"$(wc -l <"$scratch/sites")" "$counted"
}

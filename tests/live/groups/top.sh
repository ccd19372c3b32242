# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# The top views: rows against known calls, and a minute under full load.

modules () {
	module top "$srcdir/examples/python-top.stp"
	module seed_top "$srcdir/bench/seeds/top.stp"
}

guest () {
	cat <<-'END'
		for build in static shared; do
			for version in $calling; do
				command="$(python $version $build) top.py"
				run=$version-$build
				staprun -o /job/out/top-$run -c "$command" top.ko clear=0 rows=100 \
					> /job/out/top-$run.said 2>&1
				staprun -o /job/out/seed_top-$run -c "$command" seed_top.ko \
					> /job/out/seed_top-$run.said 2>&1
			done
		done

		# memory once it runs, and when it has run for a minute
		free () { awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo; }
		(sleep 15; free > /job/out/free-begin; sleep 45; free > /job/out/free-end) &
		staprun -o /job/out/flood -c "$(python 3.9 static) flood.py 60" top.ko clear=0 \
			> /job/out/flood.said 2>&1
		echo $? > /job/out/flood.status
		wait
	END
}

# seed_rows NAME: the sum of each function's rows in the documentation's script
seed_rows () {
	sed 's/\r//; s/\x1b\[[0-9;]*[HJ]//g' "$out/$1" |
		awk '/top\.py/ { n[$4] += $5 } END { for (f in n) print f, n[f] }' |
		grep -e often -e less -e seldom | sort
}

# sums WHAT NAME ROWS
sums () {
	check "$1: the rows and the rest come to all calls" \
		/usr/bin/python3 "$here/tables.py" "$out/$2" "$3"
}

judge () {
	# a virtual processor that loses its real one while it holds a lock makes
	# the other give up a call; stap says how many
	warning='^WARNING: Number of errors: 0, skipped probes: \([0-9]*\)$'
	compiled top seed_top
	for version in $calling; do
		for build in static shared; do
			run=$version-$build
			check "python-top.stp on $version $build: each function, once, at its line" \
				/usr/bin/python3 "$here/rows.py" "$out/top-$run" top "$version"
			sums "python-top.stp on $version $build" "top-$run" 100
			same "python-top.stp on $version $build: no error, no overload" "" \
				"$(grep -v "$warning" "$out/top-$run.said")"
			# only 20 rows: those called most
			same "the documentation's top script on $version $build: known calls" \
				"$(printf '%s\n' 'less 499' 'often 1009' 'seldom 97')" \
				"$(seed_rows "seed_top-$run")"
		done
	done

	has "flood: the program ran to its end" '^entered [0-9]* lines' \
		"$(cat "$out/flood.said")"
	skipped=$(sed -n "s/$warning/\1/p" "$out/flood.said")
	same "flood: no error, no overload" 0: \
		"$(cat "$out/flood.status"):$(grep -v -e ^entered -e "$warning" "$out/flood.said")"
	tables=$(grep -c ' PID ' "$out/flood")
	status=0
	test "$tables" -ge 50 || status=1
	report "$status" "flood: a table each second, to the end: expected 60, seen $tables"
	read -r _ entered _ _ functions _ _ leaves _ < "$out/flood.said" || leaves=none
	echo "# $entered lines of $functions functions were entered"
	seen=$(awk '/ leaf / { n += $1 } END { print n }' "$out/flood")
	status=0
	test "$seen" -le "$leaves" || status=1
	test "$seen" -ge $((leaves - ${skipped:-0})) || status=1
	report "$status" "flood: each call of the function that is called most: expected $leaves less ${skipped:-0} skipped, seen $seen"
	sums flood flood 20
	has "flood: there were more functions than there is room for" ' (others)$' \
		"$(cat "$out/flood")"
	used=$(($(cat "$out/free-begin") - $(cat "$out/free-end")))
	check "flood: memory stays bounded: $used KiB more after 45 s" \
		test "$used" -lt 65536
}

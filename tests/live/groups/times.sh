# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# The scripts that count and time calls, on a program that calls functions of
# every kind known times, and prints how long it took.

modules () {
	for script in calls calltime calldist flow slow flamegraph; do
		module "$script" "$srcdir/examples/python-$script.stp"
	done
}

guest () {
	cat <<-'END'
		trace () {	# trace NAME SCRIPT [KNOB=VALUE…]
			name=$1-$version script=$2
			shift 2
			staprun -o /job/out/$name $script.ko "$@" \
				-c "$python -W ignore -s -S times.py" > /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for version in $calling; do
			python=$(python $version static)
			trace calls calls file=times.py
			trace calltime calltime file=times.py
			trace named calltime file=times.py by=name sort=total rows=3
			trace calldist calldist file=times.py rows=100
			trace flow flow file=times.py
			trace slow slow file=times.py time=own ms=100 func=nap
			trace folded flamegraph of=calls
			trace flame flamegraph

			# Ctrl-C while functions run
			staprun -o /job/out/open-$version calltime.ko file=times.py \
				-c "$python -W ignore -s -S times.py /tmp/$version" > /job/out/open-$version.said 2>&1 &
			until [ -e /tmp/$version ]; do sleep 0.1; done
			kill -INT $!
			wait $!
			echo $? > /job/out/open-$version.status
		done
	END
}

# expected_calls VERSION FIELD: "NAME TIMES", sorted; 3 entered, 4 timed
expected_calls () {
	awk -v version="$1" -v field="$2" '
		$1 == "#:" {
			for (i = 5; i <= NF; i++)
				if ($i == version)
					print $2, $field
		}' "$here/workloads/times.py" | LC_ALL=C sort
}

# summed COLUMN: what the rows of times.py on standard input have there, a function
summed () {
	awk -v column="$1" -v names="$2" '
		/\/times\.py$/ { n[$names] += $column }
		END { for (name in n) print name, n[name] }' | LC_ALL=C sort
}

# within_one_percent WHAT EXPECTED SEEN
within_one_percent () {
	awk -v expected="$2" -v seen="$3" 'BEGIN {
		exit !(seen > expected * 0.99 && seen < expected * 1.01)
	}'
	report $? "$1: expected $2 us and 1 % more or less, seen $3"
}

# took NAME: the microseconds that the program has printed
took () {
	awk '$1 == "took" { print int($2 / 1000) }' "$out/$1.said"
}

judge () {
	compiled calls calltime calldist flow slow flamegraph
	for version in $calling; do
		timed=$(expected_calls "$version" 4)
		for name in calls calltime named calldist flow slow folded flame open; do
			same "$name on $version: no error" 0: \
				"$(cat "$out/$name-$version.status"):$(grep -v '^took' "$out/$name-$version.said")"
		done
		same "python-calls.stp on $version: every call" \
			"$(expected_calls "$version" 3)" \
			"$(summed 1 4 < "$out/calls-$version")"

		name=calltime-$version
		same "python-calltime.stp on $version: every call" "$timed" \
			"$(summed 1 6 < "$out/$name")"
		# of the thread that has taken the time
		pid=$(awk '/ <module> .*times\.py$/ { print $4 }' "$out/$name")
		within_one_percent "python-calltime.stp on $version: the times of all functions" \
			"$(took "$name")" "$(awk -v pid="$pid" '
				/\/times\.py$/ && $4 == pid && $6 !~ /thread$|^<module>$/ { n += $2 }
				END { print n }' "$out/$name")"
		within_one_percent "… and that of the outermost" "$(took "$name")" \
			"$(awk '/ everything .*times\.py$/ { print $3 }' "$out/$name")"
		check "… recursion counts once" \
			test "$(awk '$6 == "fib" { print $3 }' "$out/$name")" -lt \
			"$(awk '$6 == "everything" { print $3 }' "$out/$name")"
		same "… naps are nap's own" 1 \
			"$(awk '$6 == "nap" { print($2 > 450000 && $2 < 700000) }' "$out/$name")"
		same "… sorted by total, by name" '<module> everything waits' \
			"$(awk '/times\.py$/ { print $5 }' "$out/named-$version" | paste -sd' ')"
		has "… at Ctrl-C, what runs counts" ' 1 calls had not returned' \
			"$(cat "$out/open-$version")"
		same "… <module>, too" 1 \
			"$(awk '/ <module> .*times\.py$/ { print $1 }' "$out/open-$version")"

		same "python-calldist.stp on $version: every call" "$timed" \
			"$(awk '/ in .*\/times\.py:/ { name = $1 }
				/ calls, .* on average$/ { n[name] += $1 }
				END { for (name in n) print name, n[name] }' \
				"$out/calldist-$version" | LC_ALL=C sort)"
		same "… in the pictures, too" \
			"$(echo "$timed" | awk '{ n += $2 } END { print n }')" \
			"$(awk '/ \|/ && !/value/ { n += $NF } END { print n }' "$out/calldist-$version")"

		check "python-flow.stp on $version: times add up" \
			/usr/bin/python3 "$here/flow.py" "$out/flow-$version" times.py
		same "python-flow.stp on $version: every entry" \
			"$(expected_calls "$version" 3)" "$(cat "$scratch/check.out")"

		same "python-slow.stp on $version: the slow calls, and their callers" \
			'3 nap in|from waits|from everything|from <module>' \
			"$(sed -n 's|.* \(nap in\) .*/times\.py:[0-9]*$|\1|p
				s|^ *\(from [^ ]*\) in .*/times\.py:[0-9]*$|\1|p' "$out/slow-$version" |
				paste -d '|' - - - - | uniq -c | sed 's/^ *//')"

		same "python-flamegraph.stp on $version: every call" "$timed" \
			"$(sed -n 's|^\(.*;\)*\([^;]*\) (times\.py:[0-9]*) \([0-9]*\)$|\2 \3|p' \
				"$out/folded-$version" |
				awk '{ n[$1] += $2 } END { for (name in n) print name, n[name] }' |
				LC_ALL=C sort)"
		same "… at its place" 1 "$(grep -c \
			'^<module> (times\.py:[0-9]*);everything (times\.py:[0-9]*);fib (times\.py:[0-9]*);fib (times\.py:[0-9]*) 2$' \
			"$out/folded-$version")"
		within_one_percent "python-flamegraph.stp on $version: the times of all stacks" \
			"$(took "flame-$version")" \
			"$(sed -n 's/^<module> (times\.py:[0-9]*);everything .* \([0-9]*\)$/\1/p' \
				"$out/flame-$version" |
				awk '{ n += $1 } END { print n }')"
	done
}

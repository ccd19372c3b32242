# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# The scripts that count and time calls, on a program that calls functions of
# every kind known times, and prints how long it took.
#
# On CPython 3.9 and 3.15, which tell of calls themselves, on 3.13 and 3.14 with
# pysdt, and on a libpython; on 3.11, which tells of throw() and close() only, a
# sentence.

modules () {
	for script in calls calltime calldist flow slow flamegraph toptime; do
		module_with_pysdt "$script" "$srcdir/examples/python-$script.stp"
	done
}

# runs: the versions, and the newest once more as a shared library
runs="$telling $newest-shared"

guest () {
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	echo "runs='$runs'"
	cat <<-'END'
		trace () {	# trace NAME SCRIPT [KNOB=VALUE…]
			name=$1-$run script=$2
			shift 2
			staprun -o /job/out/$name $script.ko "$@" \
				-c "$program" > /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for run in $runs; do
			version=${run%-shared} build=static
			[ $run = $version ] || build=shared
			python=$(python $version $build) alone="-W ignore $(alone $version)"
			program="$python $alone times.py"
			trace calls calls file=times.py
			trace calltime calltime file=times.py
			[ $build = static ] || continue
			trace toptime toptime file=times.py clear=0 interval=3600 rows=100
			trace calldist calldist file=times.py rows=100
			trace flow flow file=times.py
			trace slow slow file=times.py time=own ms=100 func=nap
			trace flame flamegraph
			[ $version = $newest ] || continue
			trace folded flamegraph of=calls
			trace named calltime file=times.py by=name sort=total rows=3
			# however fast this is, a second ends between the two
			printf '%s\n' "$program" 'sleep 1.1' "$program" > /tmp/twice
			program='sh /tmp/twice'
			trace tables toptime file=times.py clear=0 rows=100

			# Ctrl-C while functions run
			staprun -o /job/out/open-$run calltime.ko file=times.py \
				-c "$python $alone times.py /tmp/$run" > /job/out/open-$run.said 2>&1 &
			until [ -e /tmp/$run ]; do sleep 0.1; done
			kill -INT $!
			wait $!
			echo $? > /job/out/open-$run.status
		done
		case " $versions " in *" 3.11 "*)
			run=3.11 program="$(python 3.11 static) -s -S times.py"
			trace calls calls file=times.py
			trace calltime calltime file=times.py
		esac
	END
}

# expected_calls RUN FIELD: "NAME TIMES", sorted; 3 entered, 4 timed
expected_calls () {
	awk -v version="${1%-shared}" -v field="$2" '
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

# no_errors NAME RUN
no_errors () {
	same "$1 on $2: no error" 0: \
		"$(cat "$out/$1-$2.status"):$(grep -v '^took' "$out/$1-$2.said")"
}

judge_calls () {
	no_errors calls "$1"
	same "python-calls.stp on $1: every call" "$(expected_calls "$1" 3)" \
		"$(summed 1 4 < "$out/calls-$1")"
}

judge_calltime () {
	name=calltime-$1
	no_errors calltime "$1"
	same "python-calltime.stp on $1: every call" "$(expected_calls "$1" 4)" \
		"$(summed 1 6 < "$out/$name")"
	# of the thread that has taken the time
	pid=$(awk '/ <module> .*times\.py$/ { print $4 }' "$out/$name")
	within_one_percent "python-calltime.stp on $1: the times of all functions" \
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
}

judge_toptime () {
	no_errors toptime "$1"
	same "python-toptime.stp on $1: every call" "$(expected_calls "$1" 4)" \
		"$(summed 1 6 < "$out/toptime-$1")"
	within_one_percent "… and the time of the outermost" "$(took "toptime-$1")" \
		"$(awk '/ everything .*times\.py$/ { print $3 }' "$out/toptime-$1")"
	same "… naps are nap's own" 1 \
		"$(awk '$6 == "nap" { print($2 > 450000 && $2 < 700000) }' \
			"$out/toptime-$1")"
}

# a table each second, of a program that runs twice: a call is in one of them
judge_tables () {
	no_errors tables "$1"
	same "python-toptime.stp on $1: every call in some table" \
		"$(expected_calls "$1" 4 | awk '{ print $1, $2 * 2 }')" \
		"$(summed 1 6 < "$out/tables-$1")"
	check "… of several tables" \
		test 1 -lt "$(grep -c '^ *CALLS ' "$out/tables-$1")"
}

judge_calldist () {
	no_errors calldist "$1"
	timed=$(expected_calls "$1" 4)
	same "python-calldist.stp on $1: every call" "$timed" \
		"$(awk '/ in .*\/times\.py:/ { name = $1 }
			/ calls, .* on average$/ { n[name] += $1 }
			END { for (name in n) print name, n[name] }' \
			"$out/calldist-$1" | LC_ALL=C sort)"
	same "… in the pictures, too" \
		"$(echo "$timed" | awk '{ n += $2 } END { print n }')" \
		"$(awk '/ \|/ && !/value/ { n += $NF } END { print n }' "$out/calldist-$1")"
}

judge_flow () {
	no_errors flow "$1"
	check "python-flow.stp on $1: times add up" \
		/usr/bin/python3 "$here/flow.py" "$out/flow-$1" times.py
	same "python-flow.stp on $1: every entry" "$(expected_calls "$1" 3)" \
		"$(cat "$scratch/check.out")"
}

judge_slow () {
	no_errors slow "$1"
	same "python-slow.stp on $1: the slow calls, and their callers" \
		'3 nap in|from waits|from everything|from <module>' \
		"$(sed -n 's|.* \(nap in\) .*/times\.py:[0-9]*$|\1|p
			s|^ *\(from [^ ]*\) in .*/times\.py:[0-9]*$|\1|p' "$out/slow-$1" |
			paste -d '|' - - - - | uniq -c | sed 's/^ *//')"
}

judge_flame () {
	no_errors flame "$1"
	within_one_percent "python-flamegraph.stp on $1: the times of all stacks" \
		"$(took "flame-$1")" \
		"$(sed -n 's/^.*<module> (times\.py:[0-9]*);everything .* \([0-9]*\)$/\1/p' \
			"$out/flame-$1" |
			awk '{ n += $1 } END { print n }')"
}

judge_folded () {
	no_errors folded "$1"
	same "python-flamegraph.stp on $1: every call" "$(expected_calls "$1" 4)" \
		"$(sed -n 's|^\(.*;\)*\([^;]*\) (times\.py:[0-9]*) \([0-9]*\)$|\2 \3|p' \
			"$out/folded-$1" |
			awk '{ n[$1] += $2 } END { for (name in n) print name, n[name] }' |
			LC_ALL=C sort)"
	same "… at its place" 1 "$(grep -c \
		'^<module> (times\.py:[0-9]*);everything (times\.py:[0-9]*);fib (times\.py:[0-9]*);fib (times\.py:[0-9]*) 2$' \
		"$out/folded-$1")"
}

judge_named () {
	no_errors named "$1"
	same "python-calltime.stp on $1: sorted by total, by name" '<module> everything waits' \
		"$(awk '/times\.py$/ { print $5 }' "$out/named-$1" | paste -sd' ')"
}

judge_open () {
	no_errors open "$1"
	has "python-calltime.stp on $1: at Ctrl-C, what runs counts" \
		' 1 calls had not returned' "$(cat "$out/open-$1")"
	same "… <module>, too" 1 \
		"$(awk '/ <module> .*times\.py$/ { print $1 }' "$out/open-$1")"
}

judge () {
	compiled calls calltime calldist flow slow flamegraph toptime
	for run in $runs; do
		judge_calls "$run"
		judge_calltime "$run"
	done
	for run in $telling; do
		for script in toptime calldist flow slow flame; do
			"judge_$script" "$run"
		done
	done
	for script in folded tables named open; do
		"judge_$script" "$newest"
	done
	case " $versions " in *" 3.11 "*)
		for script in calls calltime; do
			same "python-$script.stp on 3.11: the calls that it tells of" \
				'caught 10;closed 10' \
				"$(summed 1 "$([ "$script" = calls ] && echo 4 || echo 6)" \
					< "$out/$script-3.11" | paste -sd ';')"
			has "… and says so" '^WARNING: python3.11 tells of no calls but those' \
				"$(cat "$out/$script-3.11.said")"
		done
	esac
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# What python-top.stp says at its end and when it sees nothing, what it takes for
# its knobs, and many processes that do not live long: each call is in a table,
# once.

processes=12

modules () {
	module tables "$srcdir/examples/python-top.stp"
}

guest () {
	cat <<-'END'
		# the same calls each time
		env='env -i PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1'
		trace () {	# trace NAME COMMAND [KNOB=VALUE…]
			name=$1 command=$2
			shift 2
			staprun -o /job/out/$name -c "$command" tables.ko rows=100 "$@" \
				> /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for version in $calling; do
			for build in static shared; do
				python="$env $(python $version $build) -s -S short.py"
				run=$version-$build
				trace once-$run "$python"
				[ $build = static ] || continue
				trace whole-$run "$python" interval=3600
				# two at a time, so that they take turns
				many="sh -c 'for i in 1 2 3 4 5 6; do $python & $python; done; wait'"
				for by in function name file process; do
					trace $by-$run "$many" interval=3600 by=$by
				done
				trace few-$run "$python" interval=3600 rows=3
			done
		done

		# nothing for two intervals, then something, and nothing again
		cat > /tmp/late <<-LATE
			until grep -q doctor /job/out/late; do sleep 0.1; done
			at=\$(date +%s)
			until [ \$((\$(date +%s) - at)) -gt 2 ]; do sleep 0.1; done
			cp /job/out/late /job/out/late.before
			$python
			until [ \$(grep -c CALLS /job/out/late) -ge 2 ]; do sleep 0.1; done
		LATE
		trace late 'sh /tmp/late' clear=0
		trace never 'sh -c :' clear=0
		trace never_long "sh -c 'until grep -q doctor /job/out/never_long; do sleep 0.1; done'"

		# Ctrl-C, without a target
		staprun -o /job/out/break tables.ko clear=0 rows=100 interval=3600 \
			> /job/out/break.said 2>&1 &
		until grep -qs Counting /job/out/break; do sleep 0.1; done
		$python
		kill -INT $!
		wait
		echo $? > /job/out/break.status

		knob () {	# knob NAME KNOB=VALUE
			staprun -o /job/out/$1 -c 'sh -c :' tables.ko "$2" > /job/out/$1.said 2>&1
			echo $? > /job/out/$1.status
		}
		knob rows_0 rows=0
		knob rows_101 rows=101
		knob interval_0 interval=0
		knob interval_long interval=86401
		knob clear_2 clear=2
		knob by_other by=functions
		knob by_none by=
	END
}

# ended NAME WHAT
ended () {
	same "$2: ends well, without a word" "0:" \
		"$(cat "$out/$1.status"):$(cat "$out/$1.said")"
}

# sums NAME WHAT ROWS: puts what tables.py found into $tables, $of and $calls
sums () {
	found=$(/usr/bin/python3 "$here/tables.py" "$out/$1" "$3" 2>&1)
	report $? "$2: the rows and the rest come to all calls"
	read -r tables of calls <<-END
		$found
	END
	[ "$calls" ] || echo "$found" | diagnose
}

# refused NAME WHAT SENTENCE: SystemTap 5 adds where it comes from
refused () {
	has "$2: a sentence, and a status" "ERROR: $3\( near .*\)\{0,1\}$" \
		"$(cat "$out/$1.said")"
	check "$2: … other than 0" \
		test "$(cat "$out/$1.status")" != 0
	same "$2: … and no table" "" "$(cat "$out/$1")"
}

# calls_of VERSION: those of the workload's file, with the two that are in no row
calls_of () {
	sed -n "s/^#: .* \([0-9][0-9]*\)  .*\<$1\>.*/\1/p" "$here/workloads/short.py" |
		awk '{ n += $1 } END { print n + 2 }'
}

# judge_short NAME WHAT VERSION
judge_short () {
	ended "$1" "$2"
	check "$2: each call is in a table" \
		/usr/bin/python3 "$here/rows.py" "$out/$1" short "$3"
	sums "$1" "$2" 100
}

# judge_many VERSION
judge_many () {
	run=$1-static
	judge_short "whole-$run" "a short program on $1 in a long interval" "$1"
	same "… one table" 1 "$tables"
	one=$calls functions=$of
	sums "few-$run" "three rows" 3
	same "three rows: … and the same calls, of as many functions" \
		"$one $functions" "$calls $of"
	for by in function name file process; do
		ended "$by-$run" "$processes processes on $1, by $by"
		sums "$by-$run" "by $by" 100
		same "by $by: $processes times what one calls, in one table" \
			"$((processes * one)) 1" "$calls $tables"
		case $by in
		function) want=$((processes * functions)) ;;
		name) want=$functions ;;
		process) want=$processes ;;
		*) continue ;;
		esac
		same "by $by: … in so many rows" "$want" "$of"
	done
	same "by process: each with its name, and the same calls" \
		"$processes $one" \
		"$(awk '$3 ~ /^python/ { print $1 }' "$out/process-$run" | uniq -c | xargs)"
	check "by name: each function once, with the calls of all" \
		/usr/bin/python3 "$here/rows.py" "$out/name-$run" short "$1" "$processes"
	same "by name: … and the number of processes" "$processes" \
		"$(awk '$5 ~ /short\.py$/ { print $2 }' "$out/name-$run" | sort -u)"
	same "by file: the file's calls, and the number of processes" \
		"$((processes * $(calls_of "$1"))) $processes" \
		"$(awk '$3 ~ /short\.py$/ { print $1, $2 }' "$out/file-$run")"
}

judge () {
	compiled tables
	for version in $calling; do
		for build in static shared; do
			judge_short "once-$version-$build" \
				"a short program on $version $build" "$version"
		done
		judge_many "$version"
	done

	unseen='CPython tells of calls in 3\.6 to 3\.10 and from 3\.15 on, or with pysdt;$'
	ended late "nothing at first"
	has "nothing at first: it says why that may be" "$unseen" "$(cat "$out/late.before")"
	lacks "nothing at first: … and shows no table" CALLS "$(cat "$out/late.before")"
	same "nothing at first: … and says it once" 1 "$(grep -c "$unseen" "$out/late")"
	sums late "nothing at first: then" 100
	same "a program without a call: three lines at the end" \
		"0: python-stap doctor says what can be traced here." \
		"$(cat "$out/never.status"): $(tail -n 1 "$out/never")"
	same "… and not once more than that" "1 0" \
		"$(grep -c "$unseen" "$out/never_long") $(grep -c CALLS "$out/never_long")"
	# not those of a short interval, in which a program may not yet have begun
	lacks "a program with calls: nothing of that" doctor "$(cat "$out"/whole-*)"

	ended break "Ctrl-C"
	check "Ctrl-C: each call is in a table" \
		/usr/bin/python3 "$here/rows.py" "$out/break" short "$newest"
	sums break "Ctrl-C" 100

	refused rows_0 "rows=0" "the knob rows must be 1 to 100, and not 0"
	refused rows_101 "rows=101" "the knob rows must be 1 to 100, and not 101"
	refused interval_0 "interval=0" "the knob interval must be 1 to 86400, and not 0"
	refused interval_long "interval=86401" \
		"the knob interval must be 1 to 86400, and not 86401"
	refused clear_2 "clear=2" "the knob clear must be 0 to 1, and not 2"
	words='function, process, file, name'
	refused by_other "by=functions" \
		"the knob by must be one of $words, and not \"functions\""
	refused by_none "by=" "the knob by must be one of $words, and not \"\""
}

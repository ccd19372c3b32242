# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# python-trace.stp on programs whose every call is known, and python-who.stp on
# Pythons that run and that start.

# shellcheck source=SCRIPTDIR/times.sh
. "$here/groups/times.sh"
# shellcheck source=SCRIPTDIR/pysdt.sh
. "$here/groups/pysdt.sh"

modules () {
	module who "$srcdir/examples/python-who.stp"
	module_with_pysdt traces "$srcdir/examples/python-trace.stp"
}

guest () {
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	cat <<-'END'
		export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
		trace () {	# trace NAME MODULE PROGRAM [KNOB=VALUE…]
			name=$1-$version module=$2 program=$3
			shift 3
			staprun -o /job/out/$name $module.ko "$@" -c "$run $program" \
				> /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for version in $calling $pysdts; do
			case " $pysdts " in
			*" $version "*) run="$(python $version static) -W ignore -s -m pysdt" ;;
			*) run="$(python $version static) -W ignore -s -S" ;;
			esac
			trace times traces times.py file=times.py
		done

		version=$newest
		run="$(python $version static) -W ignore -s -S"
		trace quoted traces quoted.py file=quoted.py
		trace few traces times.py file=times.py events=5
		trace all traces times.py

		# Ctrl-C while functions run; and the program is killed
		for end in break kill; do
			rm -f /tmp/runs
			staprun -o /job/out/$end traces.ko file=times.py \
				-c "$run times.py /tmp/runs" > /job/out/$end.said 2>&1 &
			tracer=$!
			until [ -e /tmp/runs ]; do sleep 0.1; done
			case $end in
			break) kill -INT $tracer ;;
			kill) kill -KILL $(pgrep -f 'times.py /tmp/runs' | tail -n 1) ;;
			esac
			wait $tracer
		done

		# no other Python runs then
		until ! pgrep -f 'times.py /tmp/runs' > /dev/null; do
			pkill -KILL -f 'times.py /tmp/runs'
			sleep 0.1
		done
		# of another user, before; its arguments hold what no terminal is to get
		escape=$(printf '\033[31m')
		setpriv --reuid=4000 --regid=4000 --clear-groups \
			$run -c 'import time; time.sleep(1e6)' "a b" "$escape" &
		before=$!
		until grep -q sleep /proc/$before/cmdline; do sleep 0.1; done
		# of arguments that are in a file nobody reads them
		$run elsewhere.py /tmp/arguments > /job/out/elsewhere 2>&1 &
		elsewhere=$!
		until [ -s /job/out/elsewhere ]; do sleep 0.1; done
		echo $before $elsewhere $$ $(date '+%b %d') > /job/out/who.pids
		who () {	# who NAME KNOB…
			name=$1
			shift
			staprun -o /job/out/$name who.ko "$@" > /job/out/$name.said 2>&1 &
			tracer=$!
			until grep -qs ' sleep\| a b ' /job/out/$name || ! kill -0 $tracer
			do sleep 0.1; done
		}
		fork='import os; os.fork() or os._exit(0); os.wait()'
		who who forks=0
		$run -c pass one two
		$run -c "$fork"
		unshare -u sh -c "hostname box; $run -c pass boxed"
		kill -INT $tracer
		wait $tracer
		who forks forks=1
		$run -c "$fork"
		kill -INT $tracer
		wait $tracer
		staprun -o /job/out/mine who.ko -c "$run -c pass mine" \
			> /job/out/mine.said 2>&1
		kill $before $elsewhere
	END
}

# traced NAME WHAT: is its file right?  What is in it goes to $scratch/check.out
traced () {
	check "$2: valid JSON, and calls are in one another" \
		/usr/bin/python3 "$here/trace.py" "$out/$1" "${3-times.py}"
}

# lines_of NAME WORD: the columns of python-who.stp behind SINCE, of lines with it
lines_of () {
	grep -e " $2" "$out/$1" | cut -c 17- | tr -s ' ' | sed 's/^ //'
}

judge () {
	compiled who traces
	same "staprun says nothing" "" "$(cat "$out/log")"
	for version in $calling $pysdts; do
		like=$version
		case " $pysdts " in
		*" $version "*) like=3.9 ;;
		esac
		traced "times-$version" "python-trace.stp on $version"
		same "… every call" "$(expected_calls "$like" 4)" \
			"$(LC_ALL=C sort "$scratch/check.out")"
	done
	traced "all-$newest" "python-trace.stp with all files"
	traced "quoted-$newest" "names with all that JSON escapes" quoted.py
	has "… and they are as they were" '^a"b\\c?é😀 1$' "$(cat "$scratch/check.out")"
	traced "few-$newest" "events=5"
	same "… has five" 5 "$(awk '{ n += $2 } END { print n }' "$scratch/check.out")"
	has "… and tells how many more there were" '"calls above events=":[0-9]*[0-9][0-9]' \
		"$(cat "$out/few-$newest")"
	for end in break kill; do
		traced "$end" "python-trace.stp, $end"
	done
	traced break "python-trace.stp at Ctrl-C"
	has "… what runs is there, to the end" '"name":"<module>".*"open":1' \
		"$(cat "$out/break")"

	read -r before elsewhere shell since < "$out/who.pids"
	same "python-who.stp: one that ran" \
		"$before 0 4000 - -W ignore -s -S -c import time; time.sleep(1e6) a b ?[31m" \
		"$(lines_of who "a b")"
	same "… since when" 1 "$(grep -c "^$since [0-9:]* .* a b" "$out/who")"
	same "… whose arguments are in a file" "elsewhere $elsewhere 0 0 -" \
		"$(cat "$out/elsewhere") $(lines_of who "$elsewhere " | sed 's/ *$//')"
	has "one that is started, by whom" "^[0-9]* $shell 0 - -W ignore -s -S -c pass one two$" \
		"$(lines_of who 'one two')"
	has "one in a container" "^[0-9]* [0-9]* 0 box -W ignore -s -S -c pass boxed$" \
		"$(lines_of who boxed)"
	same "one that forks: once" 1 "$(lines_of who 'import os' | wc -l)"
	same "… and with forks=1, both" 2 "$(lines_of forks 'import os' | wc -l)"
	same "at the end, how many" "2 Pythons ran, 3 were started" "$(tail -n 1 "$out/who")"
	same "with a target, that alone" "1" "$(grep -c ' -S -c ' "$out/mine")"
}

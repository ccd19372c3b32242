# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# All scripts at once, on a program that does what is hard on them: 200 threads,
# processes, names of 4,000 characters, another program in its place, and its end by
# SIGKILL.  Each must end well, and tell of all that happened, which a counter on
# the bare markers knows.
#
# Those that keep something of each process, on 5,000 processes that call one
# function each: all scripts at once would take an hour, as each fork is looked at
# by each of them.
#
# And those that print much, into a pipe that nobody reads until the program has
# ended: it must not wait for them, and all must be there.

slow=yes limit=3600

scripts="audit calldist calls calltime cputime exceptions exporter flamegraph flow gc
	imports io lines offcpu slow stat syscalls top toptime trace who"
printing="audit exceptions flow imports trace hierarchy"
by_process="calls cputime exporter offcpu stat syscalls top toptime"

modules () {
	for script in $scripts; do
		module "survive_$script" "$srcdir/examples/python-$script.stp"
	done
	module survive_hierarchy "$srcdir/examples/show-call-hierarchy.stp"
	module survive_referee "$here/referee.stp" -- "$(python 3.9 static)"
}

guest () {
	# in one line
	# shellcheck disable=SC2116,SC2086
	cat <<-END
		python=$(python 3.9 static) scripts='$(echo $scripts hierarchy)'
		printing='$printing' by_process='$by_process'
	END
	cat <<-'END'
		took () {
			echo "$1: $(cut -d. -f1 /proc/uptime) s" > /dev/console
		}
		knobs () {
			case $1 in
			top | toptime) echo clear=0 ;;
			exporter) echo by=name ;;
			flamegraph) echo of=calls ;;
			slow) echo ms=0 levels=1 ;;
			exceptions) echo follow=1 ;;
			trace) echo events=1000000 ;;
			esac
		}
		# traced NAME SCRIPT [OUT]: until its probes are in
		traced () {
			staprun -vv -o ${3:-/job/out/$1} survive_$2.ko $(knobs $2) \
				> /job/out/$1.said 2>&1 &
			eval "tracer_$2=$!"
			until grep -q 'module_init() returned' /job/out/$1.said || ! kill -0 $!
			do sleep 0.1; done
		}
		# stopped NAME SCRIPT: by Ctrl-C
		stopped () {
			eval "kill -INT \$tracer_$2; wait \$tracer_$2"
			echo $? > /job/out/$1.status
		}
		PYTHONDONTWRITEBYTECODE=1
		export PYTHONDONTWRITEBYTECODE
		for script in referee $scripts; do
			traced $script $script
		done
		took traced
		$python -s -S survive.py /tmp/told 100 2> /dev/null
		echo $? > /job/out/program.status
		took ran
		cat /proc/systemtap/*/python.prom > /job/out/metrics
		for script in $scripts referee; do
			stopped $script $script
		done
		took stopped

		for script in referee $by_process; do
			traced many-$script $script
		done
		$python -s -S survive.py /tmp/told 5000 2> /dev/null
		cat /proc/systemtap/*/python.prom > /job/out/many-metrics
		for script in $by_process referee; do
			stopped many-$script $script
		done
		took many

		# a reader that begins when the program is over
		for script in $printing; do
			name=pipe-$script
			traced pipe-referee-$script referee
			mkfifo /tmp/$script
			exec 9<> /tmp/$script
			staprun -vv survive_$script.ko $(knobs $script) \
				2> /job/out/$name.said > /tmp/$script 9>&- &
			eval "tracer_$script=$!"
			until grep -q 'module_init() returned' /job/out/$name.said || ! kill -0 $!
			do sleep 0.1; done
			$python -s -S survive.py /tmp/told 50 2> /dev/null 9>&-
			cat < /tmp/$script > /job/out/$name 9>&- &
			reader=$!
			exec 9>&-
			stopped $name $script
			wait $reader
			stopped pipe-referee-$script referee
			took $name
		done
	END
}

# at_the_end NAME SCRIPT: what it tells of all, as words of the referee
at_the_end () {
	case $2 in
	calls) sed -n 's/^ *\([0-9]*\) calls in .*/entered=\1/p' "$out/$1" ;;
	top) sed -n 's/^ *\([0-9]*\) calls in .* in all .* tables$/entered=\1/p' "$out/$1" ;;
	calldist) sed -n 's/^ *\([0-9]*\) calls in .*/returned=\1/p' "$out/$1" ;;
	toptime) awk '/ calls?, .* us of their own, in / { n += $1 }
		END { print "returned=" n + 0 }' "$out/$1" ;;
	calltime | cputime) sed -n 's/^ *\([0-9]*\) calls, .*/returned=\1/p' "$out/$1" ;;
	exceptions) sed -n 's/^ *[0-9]* of \([0-9]*\) calls ended .*/returned=\1/p' "$out/$1" ;;
	slow) sed -n 's/^ *\([0-9]*\) calls returned, .*/returned=\1/p' "$out/$1" ;;
	stat) sed -n 's/^\([0-9]*\) calls, \([0-9]*\) imports, \([0-9]*\) collections .*, \([0-9]*\) audit events .*/entered=\1 imports=\2 collected=\3 audited=\4/p' "$out/$1" ;;
	gc) sed -n 's/^ *\([0-9]*\) collections, .*/collected=\1/p' "$out/$1" ;;
	lines) sed -n 's/^ *\([0-9]*\) lines ran .*/lines=\1/p' "$out/$1" ;;
	audit) sed -n 's/^ *[0-9]* of \([0-9]*\) audit events in .*/audited=\1/p' "$out/$1" ;;
	imports) sed -n 's/^\([0-9]*\) imports, \([0-9]*\) failed$/imports=\1 failed=\2/p' "$out/$1" ;;
	flow|hierarchy)
		awk '{ for (i = 1; i <= NF; i++) if ($i == "=>") n++; else if ($i == "<=") m++ }
			END { print "entered=" n + 0, "returned=" m + 0 }' "$out/$1" ;;
	flamegraph) awk '!/^#/ { n += $NF } / calls in stacks for which/ { n += $2 }
		END { print "entered=" n }' "$out/$1" ;;
	trace) sed -n 's/^"calls":\([0-9]*\).*/returned=\1/p' "$out/$1" ;;
	esac
}

# known REFEREE WORD…: these of what it counted
known () {
	referee=$out/$1
	shift
	for word; do
		tr ' ' '\n' < "$referee" | grep "^${word%%=*}="
	done | xargs
}

# survived WHAT NAME SCRIPT REFEREE
survived () {
	same "$1: ends well" 0 "$(cat "$out/$2.status")"
	same "$1: nothing is left out" "" \
		"$(grep -i 'error\|warning\|skipped\|lost\|failure' "$out/$2.said")"
	told=$(at_the_end "$2" "$3")
	case $3 in
	# what the kernel did is not of markers: the group kernel knows it
	io | offcpu | syscalls)
		has "$1: something happened" \
			'[1-9][0-9]* \(waits\|system calls\|reads and writes\), ' "$(cat "$out/$2")"
		;;
	who | exporter) ;;
	*)
		# shellcheck disable=SC2086
		same "$1: all that happened" "$(known "$4" $told)" "$told"
		;;
	esac
}

# scraped WHAT METRICS REFEREE: python.prom, which was read before the end, has all
scraped () {
	same "$1: every call" "$(known "$3" entered) unlisted=0" \
		"$(awk '/^python_calls_total/ { n += $NF }
			/^python_exporter_unlisted_events_total/ { lost += $NF }
			END { print "entered=" n, "unlisted=" lost + 0 }' "$out/$2")"
}

judge () {
	for script in $scripts hierarchy referee; do
		compiled "survive_$script"
	done
	same "the program is killed, and not before" 137 "$(cat "$out/program.status")"
	diagnose < "$out/referee"
	for script in $scripts hierarchy; do
		survived "$script" "$script" "$script" referee
	done
	scraped exporter metrics referee
	diagnose < "$out/many-referee"
	for script in $by_process; do
		survived "$script, 5,000 processes" "many-$script" "$script" many-referee
	done
	scraped "exporter, 5,000 processes" many-metrics many-referee
	for script in $printing; do
		survived "$script, into a pipe that is full" "pipe-$script" "$script" \
			"pipe-referee-$script"
	done
}

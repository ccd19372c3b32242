# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# python-exceptions.stp and python-trace.stp on programs whose every call is known.

# shellcheck source=SCRIPTDIR/times.sh
. "$here/groups/times.sh"
# shellcheck source=SCRIPTDIR/pysdt.sh
. "$here/groups/pysdt.sh"

before_the_boot () {
	building
	cat <<-'END'
		make_module exceptions /job/python-exceptions.stp
		make_module traces /job/python-trace.stp
	END
}

modules () {
	if [ -z "$pysdts" ]; then
		module exceptions "$srcdir/examples/python-exceptions.stp"
		module traces "$srcdir/examples/python-trace.stp"
		return
	fi
	workshop "$scratch/views"
	cp -R "$srcdir/pysdt" "$srcdir/examples/python-exceptions.stp" \
		"$srcdir/examples/python-trace.stp" "$scratch/views"
	cp "$here/pythons.sh" "$scratch/views/in"
	before_the_boot > "$scratch/views/before"
	work "$scratch/views" before exceptions traces
}

guest () {
	sites
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
			trace leaves exceptions leaves.py
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

	END
}

# expected_leaves VERSION
expected_leaves () {
	case " $pysdts " in
	*" $1 "*) set -- pysdt ;;
	esac
	awk -v version="$1" '$1 == "#:" {
		for (i = 4; i <= NF; i++)
			if ($i == version)
				print $2, $3
	}' "$here/workloads/leaves.py" | LC_ALL=C sort
}

# traced NAME WHAT: is its file right?  What is in it goes to $scratch/check.out
traced () {
	check "$2: valid JSON, and calls are in one another" \
		/usr/bin/python3 "$here/trace.py" "$out/$1" "${3-times.py}"
}

judge () {
	compiled exceptions traces
	same "staprun says nothing" "" "$(cat "$out/log")"
	for version in $calling $pysdts; do
		# whether close() runs a generator there depends on the release
		like=$version untold='^$'
		case " $pysdts " in
		*" $version "*) like=3.9 untold='^closed$' ;;
		esac
		same "python-exceptions.stp on $version: each function, as often" \
			"$(expected_leaves "$version")" \
			"$(sed -n 's/^ *[0-9]* \(__main__\.\)\{0,1\}\(.*\) in .*\/leaves\.py:[0-9]*$/\2/p' \
				"$out/leaves-$version" | grep -v -e "$untold" |
				LC_ALL=C sort | uniq -c | awk '{ print $2, $1 }' | LC_ALL=C sort)"
		same "… and nothing but them is said" "0:" \
			"$(cat "$out/leaves-$version.status" "$out/leaves-$version.said" | paste -sd:)"
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
}

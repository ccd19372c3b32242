# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# All events of whole programs, start-up included, as another tracer counts
# them: bpftrace on the bare markers.

modules () {
	module total "$here/count.stp" -DMAXACTION_INTERRUPTIBLE=10000000
}

guest () {
	cat <<-'END'
		# a call for each variable: the environment must be the same for both
		env='env -i PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1'
		probes= programs=
		for version in 3.9 $own; do
			for build in static shared; do
				file=$(python $version $build)
				programs="$programs sh -c 'echo \$\$ $version $build; exec $env $file -s -S calls.py x';"
				[ $build = static ] || file=$(ldd $file | awk '/libpython/ { print $3 }')
				marks='gc__start gc__done audit'
				marks="$marks import__find__load__start import__find__load__done"
				case $version in 3.13 | 3.14) ;; *) marks="$marks function__entry" ;; esac
				for mark in $marks; do
					probes="$probes usdt:$file:python:$mark { @[pid, \"$mark\"] = count(); }"
				done
				case $version in 3.13 | 3.14) continue ;; esac
				# not the returns of code that 3.15 made up: the tapset has none
				probes="$probes usdt:$file:python:function__return /str(arg0) != \"__init__\"/"
				probes="$probes { @[pid, \"function__return\"] = count(); }"
			done
		done
		echo "$programs" > /tmp/programs
		staprun -o /job/out/stap total.ko -c 'sh /tmp/programs' > /job/out/stap.pids
		# it prints nothing until all are attached; what BEGIN is to print, 0.25
		# prints before that, and 0.17 says only that it will attach them
		probes="$probes interval:s:1 { printf(\"attached\\n\"); }"
		bpftrace -B line -e "$probes" > /job/out/bpftrace 2> /job/out/bpftrace.said &
		until grep -q '^attached' /job/out/bpftrace; do
			kill -0 $! || exit
			sleep 1
		done
		sh /tmp/programs > /job/out/bpftrace.pids
		kill -INT $!
		wait
	END
}

# by_stap VERSION BUILD, by_bpftrace VERSION BUILD: "marker count" lines
by_stap () {
	awk -F '\t' -v pid="$(sed -n "s/ $1 $2$//p" "$out/stap.pids")" \
		'$1 == pid && $3 == "total" { print $2, $5 }' "$out/stap" |
		sed -e 's/^python\.//' -e 's/^import/import__find__load/' \
			-e 's/\./__/' | sort
}

by_bpftrace () {
	pid=$(sed -n "s/ $1 $2$//p" "$out/bpftrace.pids")
	sed -n "s/^@\[$pid, \(.*\)\]: /\1 /p" "$out/bpftrace" | sort
}

judge () {
	compiled total
	same "staprun says nothing" "" "$(cat "$out/log")"
	for version in 3.9 "$own"; do
		for build in static shared; do
			same "calls on $version $build: all events, as bpftrace counts them" \
				"$(by_bpftrace "$version" "$build")" "$(by_stap "$version" "$build")"
		done
	done
	cut -c 1-200 "$out/bpftrace.said" | diagnose
}

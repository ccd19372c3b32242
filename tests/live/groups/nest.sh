# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Depth where stacks do not end as they should: threads and programs that end
# or become others, and a trace that begins in the middle.

modules () {
	module nest "$here/nest.stp"
}

guest () {
	cat <<-'END'
		python=$(python $newest static)
		for workload in nest_threads nest_exec nest_fork nest_attach; do
			command="$python -s -S $workload.py /tmp"
			if [ $workload = nest_attach ]; then
				# not with -c: that would leave out what is not its child
				$command &
				program=$!
				until [ -e /tmp/waits ]; do sleep 0.1; done
				staprun -o /job/out/$workload nest.ko &
				until grep -qs ready /job/out/$workload; do sleep 0.1; done
				touch /tmp/go
				wait $program
				kill -INT $!
				wait
			else
				staprun -o /job/out/$workload nest.ko -c "$command"
			fi
		done
	END
}

# depths FILE: the lines as "DEPTH ARROW NAME", with what is no time before
depths () {
	awk '$0 == "ready" { next }
		{
			rest = substr($0, index($0, "):") + 2)
			match(rest, /^ */)
			print ($1 < 600000000 ? "" : "late ") RLENGTH, substr(rest, RLENGTH + 1)
		}' "$out/$1"
}

judge () {
	compiled nest
	same "staprun says nothing" "" "$(cat "$out/log")"
	for workload in nest_threads nest_exec nest_fork nest_attach; do
		same "$workload: every line at its depth, and of today" \
			"$(sed -n 's/^#> //p' "$here/workloads/$workload.py")" \
			"$(depths "$workload")"
	done
}

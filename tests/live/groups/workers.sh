# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# A target that has forked before it is traced, as a server has its workers: all
# of them are seen, and nobody else; and the trace ends with the last of them.

modules () {
	module workers "$here/workers.stp"
}

guest () {
	cat <<-'END'
		# waiting NAME COMMAND…: $waiting is its process
		waiting () {
			said=/job/out/$1
			shift
			"$@" > $said &
			until grep -q waiting $said; do sleep 0.1; done
			waiting=$(sed -n 's/waiting as //p' $said)
		}
		# traced NAME TARGET: to its end
		traced () {
			staprun -o /job/out/$1.trace workers.ko -x $2 \
				> /job/out/$1.said 2>&1 &
			until grep -q ready /job/out/$1.trace; do sleep 0.1; done
			kill -USR1 $waiting
			wait $!
			echo $? > /job/out/$1.status
		}
		for version in $calling; do
			for build in static shared; do
				name=workers-$version-$build
				python=$(python $version $build)
				waiting other-$name $python workers.py 2
				other=$waiting
				waiting $name $python workers.py 8
				traced $name $waiting
				kill -USR1 $other
			done
		done
		# the target is no Python
		waiting shell sh -c "$python workers.py 3; :"
		traced shell $(sed -n 's/^PPid:[[:space:]]*//p' /proc/$waiting/status)
	END
}

# counted NAME PROCESSES CALLS: so many processes, with so many calls in all
counted () {
	same "$1: ends by itself, without a word" "0:" \
		"$(cat "$out/$1.status"):$(cat "$out/$1.said")"
	same "$1: all processes and all calls" "$2 $3" \
		"$(awk 'NF == 2 { n++; sum += $2 } END { print n, sum + 0 }' "$out/$1.trace")"
}

judge () {
	compiled workers
	for version in $calling; do
		for build in static shared; do
			# the server, its workers, and a child of each
			counted "workers-$version-$build" 17 $((1000 * (1 + 8 * 4)))
		done
	done
	counted shell 7 $((1000 * (1 + 3 * 4)))
}

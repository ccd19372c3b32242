# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# Do the scripts that say which functions take the time say what cProfile says of the
# same program?  The same ten functions are the first ten; what differs in their order
# is printed.
#
# For that the truth must be the same without a tracer and with either.  So the clock
# counts instructions, whatever else this machine does meanwhile, and the functions
# of the program work long for each call.  What would not be ranked alike: functions
# of many tiny calls, as each costs cProfile and SystemTap time, not the same, part of
# which is the caller's; those that wait, which is time for cProfile and not for a
# script that counts processors; generators that throw() or close() goes on with, of
# which CPython 3.15 has no marker; and functions in C, which are rows of cProfile's
# own: workloads/ranks.py gives them back.

slow=yes
clock=--count

# what is asked, each a table with a column OWN or folded stacks
scripts='calltime cputime flamegraph'

modules () {
	for script in $scripts; do
		module_with_pysdt "ranks_$script" "$srcdir/examples/python-$script.stp"
	done
}

guest () {
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	echo "scripts='$scripts'"
	cat <<-'END'
		export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
		for version in $telling; do
			python="$(python $version static) -W ignore"
			$python -s -S ranks.py profile > /job/out/profile-$version
			for script in $scripts; do
				staprun -o /job/out/$script-$version ranks_$script.ko \
					-c "$python $(alone $version) ranks.py" \
					> /job/out/$script-$version.said 2>&1
				echo $? > /job/out/$script-$version.status
			done
		done
	END
}

judge () {
	for script in $scripts; do
		compiled "ranks_$script"
	done
	same "cProfile says nothing else" "" "$(cat "$out/log")"
	for version in $telling; do
		for script in $scripts; do
			same "python-$script.stp on $version: no error" 0: \
				"$(cat "$out/$script-$version.status"):$(cat "$out/$script-$version.said")"
			tally /usr/bin/python3 "$here/ranks.py" "$out/profile-$version" \
				"$out/$script-$version" "python-$script.stp on $version"
		done
	done
}

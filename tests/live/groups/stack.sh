# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# The stacks of python-stack.stp: which functions a thread is in, on calls of every
# kind, in threads and processes, and when a trace begins in the middle.

modules () {
	module stack "$here/stack.stp"
}

# rounds: of calls of every kind; stack_long has more
rounds () {
	echo 2000
}

guest () {
	# what a script that is not there would never say is waited for below
	[ -e "$scratch/modules/stack/stack.ko" ] || return 0
	echo "rounds=$(rounds)"
	cat <<-'END'
		for version in $calling; do
			python=$(python $version static)
			for workload in stack_mixed stack_threads; do
				staprun -o /job/out/$workload-$version stack.ko \
					-c "$python -W ignore -s -S $workload.py $rounds"
			done
			# not with -c: that would leave out what is not its child
			mkdir /tmp/$version
			$python -s -S stack_attach.py /tmp/$version &
			program=$!
			until [ -e /tmp/$version/waits ]; do sleep 0.1; done
			staprun -o /job/out/stack_attach-$version stack.ko &
			until grep -qs ready /job/out/stack_attach-$version; do sleep 0.1; done
			touch /tmp/$version/go
			wait $program
			kill -INT $!
			wait
		done
	END
}

# expected_stacks WORKLOAD VERSION
expected_stacks () {
	sed -n 's/^#> //p' "$here/workloads/$1.py" |
		awk -v version="$2" '
			$NF ~ /^3\.[0-9]+$/ {
				if ($NF == version) print $1, $2
				next
			}
			{ print }'
}

judge () {
	compiled stack
	same "staprun says nothing" "" "$(cat "$out/log")"
	for version in $calling; do
		for workload in stack_mixed stack_threads stack_attach; do
			same "$workload on $version: every stack, and nothing left on it" \
				"$(expected_stacks "$workload" "$version")" \
				"$(sed '/^ready$/d' "$out/$workload-$version")"
		done
	done
}

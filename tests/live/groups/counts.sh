# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Every alias on every Python, static and shared side by side: threads, fork,
# generators, names that are hard to read.

modules () {
	module count "$here/count.stp" -DMAXACTION_INTERRUPTIBLE=10000000
	module line "$here/line.stp" -DMAXACTION_INTERRUPTIBLE=10000000
	for build in static shared; do
		module "target_$build" "$here/target.stp" -c "$(python "$newest" "$build")"
	done
}

guest () {
	cat <<-'END'
		export OUT=/job/out/count
		staprun -o /job/out/count.tsv count.ko \
			-c 'sh workloads.sh calls events processes names'
		OUT=/job/out/line VERSIONS=$lined staprun -o /job/out/line.tsv line.ko \
			-c 'sh workloads.sh calls'
		for build in static shared; do
			# another Python of the same version, which is not the target
			other=$(python $newest $(echo sharedstatic | sed s/$build//))
			staprun -o /job/out/target-$build target_$build.ko \
				-c "sh -c '$other calls.py x; exec $(python $newest $build) calls.py x'"
		done
	END
}

judge () {
	compiled count line target_static target_shared
	same "staprun says nothing" "" "$(cat "$out/log")"
	tally /usr/bin/python3 "$here/compare.py" "$out/count.tsv" "$out"/count/*-*
	tally /usr/bin/python3 "$here/compare.py" "$out/line.tsv" "$out"/line/*-*
	for build in static shared; do
		same "with -c only the target is traced, $build" \
			"fib 177" "$(cat "$out/target-$build")"
	done
}

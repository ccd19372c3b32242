# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# pysdt on the Pythons that have no function markers, and on the same without any
# marker: what 3.9 tells of the same programs, and what some scripts make of it.

modules () {
	[ -n "$pysdts" ] || return 0
	module_with_pysdt pysdt_count "$here/count.stp" -DMAXACTION_INTERRUPTIBLE=10000000
	module_with_pysdt pysdt_line "$here/line.stp" -DMAXACTION_INTERRUPTIBLE=10000000
	module_with_pysdt pysdt_calls "$here/calls.stp"
	module_with_pysdt pysdt_tree "$srcdir/examples/show-call-hierarchy.stp"
	module_with_pysdt pysdt_top "$srcdir/examples/python-top.stp"
	for script in stat gc audit lines; do
		module_with_pysdt pysdt_$script "$srcdir/examples/python-$script.stp"
	done
}

guest () {
	[ -n "$pysdts" ] || return 0
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	cat <<-'END'
		mkdir unmarked
		for version in $pysdts; do
			objcopy -R .note.stapsdt $(python $version static) \
				unmarked/python$version
		done
		export WITH=pysdt VERSIONS=$pysdts
		OUT=/job/out/count BUILDS='static shared unmarked' \
			staprun -o /job/out/count.tsv pysdt_count.ko \
			-c 'sh workloads.sh calls events processes names'
		OUT=/job/out/line staprun -o /job/out/line.tsv pysdt_line.ko \
			-c 'sh workloads.sh calls'
		for version in $pysdts; do
			python=$(python $version static)
			$python -V > /job/out/version-$version
			staprun -o /job/out/calls-$version pysdt_calls.ko \
				-c "$python -s -m pysdt how.py"
			staprun -o /job/out/tree-$version pysdt_tree.ko file=tree.py \
				-c "$python -s -m pysdt tree.py"
			staprun -o /job/out/top-$version pysdt_top.ko clear=0 rows=100 \
				-c "$python -s -m pysdt top.py"
			for script in stat gc audit lines; do
				case $script in
				stat) knobs=rows=100 ;;
				lines) knobs=rows=500 ;;
				*) knobs= ;;
				esac
				staprun -o /job/out/$script-$version pysdt_$script.ko $knobs \
					-c "$python -W ignore -s -m pysdt doings.py" \
					> /job/out/$script-$version.said
			done
		done
	END
}

# like VERSION: whose calls are to be seen there: 3.13.0 to 3.13.11 close a generator
# that waits at a plain yield without running it (python/cpython#140373)
like () {
	case $(cat "$out/version-$1") in
	*' 3.13.'? | *' 3.13.1'[01]) echo 3.9-unfinished ;;
	*) echo 3.9 ;;
	esac
}

judge () {
	if [ -z "$pysdts" ]; then
		skip "pysdt" "Debian $release has no Python that it is for"
		return
	fi
	compiled pysdt_count pysdt_line pysdt_calls pysdt_tree pysdt_top pysdt_stat \
		pysdt_gc pysdt_audit pysdt_lines
	same "staprun says nothing" "" "$(cat "$out/log")"
	tally /usr/bin/python3 "$here/compare.py" "$out/count.tsv" "$out"/count/*-*
	tally /usr/bin/python3 "$here/compare.py" "$out/line.tsv" "$out"/line/*-*
	for version in $pysdts; do
		same "python.call on $version: how a call begins and ends" \
			"$(sed -n 's/^#> //p' "$here/workloads/how.py")" \
			"$(cat "$out/calls-$version")"
		check "show-call-hierarchy.stp on $version: every line at its depth" \
			/usr/bin/python3 "$here/hierarchy.py" "$out/tree-$version" tree \
			"$(like "$version")"
		check "python-top.stp on $version: each function, once, at its line" \
			/usr/bin/python3 "$here/rows.py" "$out/top-$version" top 3.9
		for script in stat gc audit lines; do
			check "python-$script.stp on $version: what the program does" \
				/usr/bin/python3 "$here/doings.py" "$script" \
				"$out/$script-$version" "$out/$script-$version.said" calls
		done
	done
}

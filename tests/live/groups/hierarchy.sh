# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# What shows a call hierarchy: the examples, the scripts of CPython's own
# documentation, and DTrace.

modules () {
	examples=$srcdir/examples seeds=$srcdir/bench/seeds
	module hierarchy "$examples/show-call-hierarchy.stp"
	for version in $calling; do
		module "markers_${version#*.}" "$examples/call-hierarchy-markers.stp" \
			-- "$(python "$version" static)"
		module "library_${version#*.}" "$examples/call-hierarchy-markers-shared.stp" \
			-- "$(python "$version" shared)" "libpython$version.so.1.0"
	done
	module seed_hierarchy "$seeds/call-hierarchy.stp"
	module seed_markers "$seeds/markers.stp"
}

guest () {
	cat <<-'END'
		trace () {	# trace NAME MODULE COMMAND…
			name=$1 module=$2
			shift 2
			staprun -o /job/out/$name $module.ko -c "$*" > /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for version in $calling; do
			static=$(python $version static) shared=$(python $version shared)
			trace hierarchy-$version-static hierarchy $static tree.py
			trace hierarchy-$version-shared hierarchy $shared tree.py
			trace markers-$version markers_${version#*.} $static tree.py
			trace library-$version library_${version#*.} $shared tree.py
			trace seed_hierarchy-$version seed_hierarchy $static plain.py
		done
		for run in 3.9-static $newest-shared; do
			[ -e /usr/sbin/dtrace ] || break
			/usr/sbin/dtrace -q -s call_stack.d -o /job/out/dtrace-$run \
				-c "$(python ${run%-*} ${run#*-}) plain.py" > /job/out/dtrace-$run.said 2>&1
			echo $? > /job/out/dtrace-$run.status
		done
		trace seed_markers seed_markers python plain.py
		staprun hierarchy.ko file=plain.py func='function_?' \
			proc='python3.*' -c "$static plain.py" > /job/out/knobs 2>&1
		staprun hierarchy.ko proc=python2 -c "$static plain.py" \
			> /job/out/nothing 2>&1
	END
}

# nested NAME WHAT WORKLOAD VERSION [OPTION…]
nested () {
	name=$1 what=$2
	shift 2
	same "$what: ends well, without a word" "0:" \
		"$(cat "$out/$name.status"):$(cat "$out/$name.said")"
	check "$what: every line at its depth" \
		/usr/bin/python3 "$here/hierarchy.py" "$out/$name" "$@"
}

judge () {
	compiled hierarchy seed_hierarchy seed_markers
	for version in $calling; do
		compiled "markers_${version#*.}" "library_${version#*.}"
		for build in static shared; do
			nested "hierarchy-$version-$build" \
				"show-call-hierarchy.stp on $version $build" tree "$version"
		done
		nested "markers-$version" "call-hierarchy-markers.stp on $version" tree "$version"
		nested "library-$version" "call-hierarchy-markers-shared.stp on $version" tree "$version"
		nested "seed_hierarchy-$version" \
			"the documentation's tapset script on $version" plain "$version" --relative
	done
	for run in 3.9-static "$newest-shared"; do
		if [ ! -e "$root/usr/sbin/dtrace" ]; then
			skip "dtrace call_stack.d on $run" "Debian $release has no DTrace"
			continue
		fi
		nested "dtrace-$run" "dtrace call_stack.d on $run" \
			plain "${run%-*}" --relative --dtrace
	done
	same "the knobs of show-call-hierarchy.stp: what fits, and its depth" \
		"$(printf '%s\n' '=> function_1' ' => function_3' ' <= function_3' \
			'<= function_1' '=> function_2' ' => function_1' \
			'  => function_3' '  <= function_3' ' <= function_1' \
			'<= function_2' '=> function_3' '<= function_3')" \
		"$(sed -n 's|.*): \( *[<=>]* function_.\) in /job/in/plain.py:[0-9]*$|\1|p' "$out/knobs")"
	same "… nothing else" 12 "$(wc -l < "$out/knobs")"
	same "… and nothing where nothing fits" "" "$(cat "$out/nothing")"
	# thread_indent() does not nest on 3.15: entries and returns do not pair.
	# Its "\n" stands in the output: the documentation doubles the backslash
	sed 's/\\n/\n/g' "$out/seed_markers" > "$out/lines"
	mv "$out/lines" "$out/seed_markers"
	depth=--relative
	[ "$newest" != 3.15 ] || depth=--flat
	nested seed_markers "the documentation's marker script on $newest" \
		plain "$newest" "$depth"
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Which functions exceptions leave, on a program that is left a known number of
# times at each line: by the frames of CPython's own markers, and by pysdt.

modules () {
	module_with_pysdt exceptions "$srcdir/examples/python-exceptions.stp"
}

# runs: the versions that fire function.return, or pysdt does
runs="$(only 3.9 3.11 3.15) $pysdts $newest-shared"

guest () {
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	echo "runs='$runs'"
	cat <<-'END'
		trace () {	# trace NAME [KNOB=VALUE…]
			name=$1-$run
			shift
			staprun -o /job/out/$name exceptions.ko file=exceptions.py "$@" \
				-c "$python $alone exceptions.py" > /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for run in $runs; do
			version=${run%-shared} build=static
			[ $run = $version ] || build=shared
			python=$(python $version $build) alone="-W ignore $(alone $version)"
			trace left rows=100
			[ $run = $newest ] || continue
			trace follow follow=1
			trace function by=function rows=3
			trace file by=file func=deep
			[ $version = 3.15 ] || continue
			staprun -o /job/out/watched exceptions.ko file=watched.py \
				-c "$python $alone watched.py" > /job/out/watched.said 2>&1
		done
	END
}

# expected VERSION: "TIMES LINE NAME" of each line that is left
expected () {
	awk -v version="$1" '
		sub(/.*#! /, "") {
			for (i = 3; i <= NF; i++)
				if ($i == version)
					break
			if (NF == 2 || i <= NF)
				print $1, FNR, $2
		}' "$here/workloads/exceptions.py" | LC_ALL=C sort
}

# rows FILE: what was told, without classes
rows () {
	awk '/\/exceptions\.py$/ {
		name = $4
		sub(/.*\./, "", name)
		print $1, $3, name
	}' "$1" | LC_ALL=C sort
}

judge () {
	compiled exceptions
	for run in $runs; do
		name=left-$run
		same "$run: ends well, without a word" 0: \
			"$(cat "$out/$name.status"):$(cat "$out/$name.said")"
		same "$run: each line that is left, and no other" \
			"$(expected "${run%-shared}")" "$(rows "$out/$name")"
		same "$run: each could be told" "" \
			"$(grep 'could not be told' "$out/$name")"
	done
	for version in $pysdts; do
		has "$version: with its class" ' Shop\.price ' "$(cat "$out/left-$version")"
	done

	name=$out/follow-$newest
	same "follow=1: as many lines as the table counts" \
		"$(expected "$newest" | awk '{ n += $1 } END { print n }')" \
		"$(awk '$1 ~ /^[0-9]+\.[0-9]+$/ && /\/exceptions\.py$/ { n++ }
			END { print n + 0 }' "$name")"
	same "follow=1: who was called comes first" "deep deep deep deep deep deep" \
		"$(awk '$4 == "deep" && n++ < 6 { print $4 }' "$name" | xargs)"
	same "… from the one that raises" "38 37" \
		"$(awk '$4 == "deep" && n++ < 2 { print $3 }' "$name" | xargs)"
	same "by=function: three rows" "deep:25 raises:15 passes:9" \
		"$(awk '/\/exceptions\.py$/ { print $3 ":" $1 }' "$out/function-$newest" |
			xargs)"
	same "by=file, func=: of one function" 25 \
		"$(awk '/\/exceptions\.py$/ { print $1 }' "$out/file-$newest")"
	has "… and how many do not fit" ' more do not fit file=, func= and proc=$' \
		"$(cat "$out/file-$newest")"
	[ "$newest" = 3.15 ] || return 0
	same "what a tool hides is not taken for an exception" "3 raises" \
		"$(awk '/\/watched\.py$/ { print $1, $4 }' "$out/watched")"
	has "… but told" '^ *[789] could not be told: ' "$(cat "$out/watched")"
}

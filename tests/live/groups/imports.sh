# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# python-imports.stp on a tree of imports that is known: which modules, in which
# order, how deep, found or not; and its times, which have to add up.

modules () {
	module imports "$srcdir/examples/python-imports.stp"
}

guest () {
	cat <<-'END'
		trace () {	# trace NAME PYTHON [KNOB=VALUE…]
			name=$1 python=$2
			shift 2
			mkdir "/tmp/$name"
			staprun -o /job/out/$name -c "$python -s -S imports.py /tmp/$name" \
				imports.ko "$@" > /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		for version in $versions; do
			for build in static shared; do
				trace $version-$build $(python $version $build)
			done
		done
		python=$(python $own static)
		trace module $python 'module=imports_?eep*'
		trace min $python min=200000
		trace below $python min=-1

		# nothing is imported while the line is waited for
		staprun -o /job/out/never imports.ko \
			-c "sh -c 'until grep -q doctor /job/out/never; do sleep 0.1; done'" \
			> /job/out/never.said 2>&1
		echo $? > /job/out/never.status

		# not with -c, which would leave out what is not its child
		mkdir /tmp/attach
		$python -s -S imports.py /tmp/attach attach > /job/out/attach.said 2>&1 &
		program=$!
		until [ -e /tmp/attach/waits ]; do sleep 0.1; done
		staprun -o /job/out/attach -x $program imports.ko >> /job/out/attach.said 2>&1 &
		# the heading is printed as soon as there are probes
		until grep -qs MODULE /job/out/attach; do sleep 0.1; done
		touch /tmp/attach/go
		wait $program
		kill -INT $!
		wait
	END
}

# expected_imports SIGN [VERSION]: the workload's lines, for that version
expected_imports () {
	sed -n "s/^#$1 //p" "$here/workloads/imports.py" |
		awk -v version="${2:-}" '
			{ only = $NF ~ /^[0-9]\./ ? $NF : "" }
			!only || only == version {
				sub(/ +[0-9]\.[0-9]+$/, "")
				print
			}'
}

# rows: "SELF TOTAL PID DEPTH MODULE [!]" for each line of a trace before the
# sums at its end
rows () {
	awk 'NR > 1 && NF == 0 { exit }
		NR > 1 {
			match($0, /^ *[0-9]+ +[0-9]+ +[0-9]+ /)
			blanks = substr($0, RLENGTH + 1)
			match(blanks, /^ */)
			print $1, $2, $3, RLENGTH / 2, $4, $5 == "(failed)" ? "!" : ""
		}' "$1"
}

# known: those rows that are the workload's, as it has them
known () {
	rows "$1" | awk '$5 ~ /^imports_/ {
		if (!($3 in process))
			process[$3] = processes++
		sub(/ $/, "")
		print process[$3], $4, $5 ($6 ? " " $6 : "")
	}'
}

# sums FILE: what does not add up in a trace of everything.  One import is never
# done with: the program becomes another one in it, after one more.
sums () {
	rows "$1" > "$scratch/rows"
	sed '1,/^$/d' "$1" > "$scratch/last"
	awk '
		FNR == NR {
			self += $1
			if ($1 < 0 || $1 > $2)
				print $5 ": its own time is " $1 " of " $2
			if ($4 == 0 || $5 == "imports_leaf_of_execs")
				total += $2
			imports++
			failed += $6 == "!"
			own[$5] += $1
			next
		}
		FNR == 1 {
			if ($0 != imports " imports, " failed + 0 " failed")
				print "last: " $0 ", lines: " imports ", " failed + 0
			next
		}
		{
			rest -= $1
			if ($NF == "more)") {
				more = substr($3, 2)
				next
			}
			if (own[$3] != $1)
				print $3 ": at the end " $1 ", in the lines " own[$3]
			least = $1
			listed[$3] = 1
		}
		END {
			if (rest + self)
				print "the end is of " -rest " in all, the lines of " self
			if (length(listed) + more != length(own))
				print more + 0 " modules more at the end"
			if (self != total)
				print "SELF over all is " self ", TOTAL of the outermost " total
			if (length(listed) != (length(own) < 10 ? length(own) : 10))
				print length(listed) " modules at the end"
			for (name in own)
				if (!(name in listed) && own[name] > least)
					print name " took " own[name] ", and is not at the end"
		}' "$scratch/rows" "$scratch/last"
	# in one thread: what a line has beyond its own time is what the lines above
	# it and one step further in have together
	grep -v ' imports_\(one\|two\|shared\|leaf_of_execs\)' "$scratch/rows" | awk '
		{
			inner = within[$3, $4 + 1]
			delete within[$3, $4 + 1]
			if ($2 != $1 + inner)
				print $5 ": " $2 " is not " $1 " and " inner + 0
			within[$3, $4] += $2
		}'
}

# ended NAME
ended () {
	same "$1: ends well, without a word" "0:" \
		"$(cat "$out/$1.status"):$(cat "$out/$1.said")"
}

judge () {
	compiled imports
	for version in $versions; do
		for build in static shared; do
			name=$version-$build
			ended "$name"
			same "$name: each import, in order, at its depth" \
				"$(expected_imports '>' "$version")" "$(known "$out/$name")"
			same "$name: the times add up" "" "$(sums "$out/$name")"
			has "$name: what sleeps takes long by itself" \
				'^ *\([2-9][0-9]\{5\}\|[1-9][0-9]\{6,\}\) us  imports_slow$' \
				"$(sed '1,/^$/d' "$out/$name")"
		done
	done
	ended module
	same "module=: those that fit, at their depth" \
		"$(expected_imports '>' "$own" | grep ' imports_.eep')" "$(known "$out/module")"
	same "… and no other" "" "$(rows "$out/module" | grep -v ' imports_.eep')"
	ended min
	rows "$out/min" > "$scratch/rows"
	same "min=: none that took less" "" "$(awk '$2 < 200000' "$scratch/rows")"
	has "… and each that took as long" ' 1 imports_slow $' "$(cat "$scratch/rows")"
	has "min=-1: a sentence" \
		'ERROR: the knob min must be 0 to 1000000000, and not -1\( near .*\)\{0,1\}$' \
		"$(cat "$out/below.said")"
	same "… and no heading" "" "$(cat "$out/below")"
	check "… and a status other than 0" \
		test "$(cat "$out/below.status")" != 0
	ended never
	same "nothing imported: it says why that may be, once" 1 \
		"$(grep -c 'CPython tells of imports from 3\.7 on, or with pysdt;$' "$out/never")"
	lacks "… and not where there were imports" doctor "$(cat "$out/min" "$out/module")"
	same "attach: without a word" "" "$(cat "$out/attach.said")"
	same "attached inside an import: those that begin later, from depth 0" \
		"$(expected_imports a)" "$(known "$out/attach")"
}

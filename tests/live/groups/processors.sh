# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# Four programs on two processors: what they print stays whole and in order,
# and names stay names.

processors=2
rounds=500

modules () {
	# the programs do nothing but what is traced; on a machine that has other
	# things to do, more is skipped than SystemTap stands
	module lines "$here/lines.stp" -DMAXSKIPPED=1000000
	module numbers "$here/numbers.stp" -DMAXSKIPPED=1000000 -DMAXACTION=100000 \
		-DMAXACTION_INTERRUPTIBLE=1000000
}

guest () {
	echo "rounds=$rounds"
	cat <<-'EOF'
		python=$(python $newest static)
		four="for i in 1 2 3 4; do $python -s -S lines.py $rounds & done; wait"
		grep -c ^processor /proc/cpuinfo > /job/out/processors
		staprun -o /tmp/lines lines.ko -c "sh -c '$four'" > /job/out/lines.said 2>&1
		# line N of a thread is followed by line N + 1, or by a later one where
		# a probe was skipped
		awk '
			!/^[0-9]+ \/job\/in\/lines\.py step_[0-9][0-9][0-9]$/ {
				if (torn++ < 5) print "torn: " $0
				next
			}
			{
				lines++
				step = substr($3, 6) + 0
				if ($1 in last) {
					gap = (step - last[$1] + 200) % 200
					if (gap == 0 || gap > 100) {
						if (late++ < 5) print "late: " $0
					} else
						lost += gap - 1
				}
				last[$1] = step
			}
			END { print lines + 0, torn + 0, late + 0, lost + 0 }' /tmp/lines > /job/out/lines
		rm /tmp/lines
		staprun -o /job/out/numbers numbers.ko -c "sh -c '$four'" > /job/out/numbers.said 2>&1
	EOF
}

judge () {
	warning='^WARNING: Number of errors: 0, skipped probes: \([0-9]*\)$'
	compiled lines numbers
	same "there are two processors" 2 "$(cat "$out/processors")"
	expected=$((4 * 200 * rounds))
	for what in lines numbers; do
		same "$what: no error, no overload" "" \
			"$(grep -v "$warning" "$out/$what.said")"
	done
	read -r lines torn late lost <<-END
		$(tail -n 1 "$out/lines")
	END
	echo "# $lines lines, $lost steps skipped"
	same "lines: none torn, none out of order" "0 torn 0 late" "$torn torn $late late"
	grep -v '^[0-9 ]*$' "$out/lines" | diagnose
	same "lines: all that were not skipped" "$expected" $((lines + lost))
	skipped=$(sed -n "s/$warning/\1/p" "$out/numbers.said")
	seen=$(sed -n 's/ steps$//p' "$out/numbers")
	status=1
	[ "${seen:-0}" -gt "$expected" ] ||
		[ "${seen:-0}" -lt $((expected - ${skipped:-0})) ] || status=0
	report "$status" "numbers: every call: expected $expected less ${skipped:-0} skipped, seen $seen"
	lacks "numbers: every name is one" '^wrong' "$(cat "$out/numbers")"
}

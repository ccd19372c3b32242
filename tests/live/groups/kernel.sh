# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# The scripts that probe the kernel, too, on a program that makes system calls, reads
# and writes as often as is known, and measures itself how long it ran and waited.
#
# On CPython 3.9 and 3.15, which tell of calls themselves, and on 3.13 and 3.14 with
# pysdt.  The clock counts instructions: an emulator that is put out itself, in the
# middle of a switch, gives that time to one thread by the clock of the scheduler and
# to another by that of the trace.  For each tracepoint stap compiles all headers that
# the kernel has of them, one by one: minutes for each script.
slow=yes clock=--count limit=2400

modules () {
	for script in cputime syscalls offcpu io; do
		module_with_pysdt "kernel_$script" "$srcdir/examples/python-$script.stp"
	done
	module kernel_twice "$here/twice.stp"
}

guest () {
	# shellcheck disable=SC2086
	pysdt_sites $pysdts
	cat <<-'END'
		trace () {	# trace NAME SCRIPT [KNOB=VALUE…]
			name=$1-$version script=$2
			shift 2
			mkdir -p /tmp/kernel
			staprun -o /job/out/$name kernel_$script.ko "$@" \
				-c "$python $alone kernel.py /tmp/kernel" \
				> /job/out/$name.said 2>&1
			echo $? > /job/out/$name.status
		}
		# without a target, or with -x, until it stays where it is
		attach () {	# attach NAME SCRIPT TARGET [KNOB=VALUE…]
			name=$1 script=$2 at=/tmp/$1
			$python $alone kernel.py /tmp/kernel $at > /job/out/$name.program 2>&1 &
			program=$!
			echo $program > /job/out/$name.pid
			until [ -e $at ]; do sleep 0.1; done
			target=${3:+-x $program}
			shift 3
			staprun -o /job/out/$name kernel_$script.ko "$@" $target \
				> /job/out/$name.said 2>&1 &
			tracer=$!
			until grep -qs Ctrl-C /job/out/$name; do sleep 0.1; done
			# no Python, and busy with the kernel
			dd if=/dev/zero of=/dev/null bs=1 count=2000 2> /dev/null
			touch $at.go
			until grep -qs shares /job/out/$name.program; do sleep 0.1; done
			until grep -qs '^State:.*S' /proc/$program/status; do sleep 0.1; done
			kill -INT $tracer
			wait $tracer
			echo $? > /job/out/$name.status
			kill -9 $program
		}
		for version in $telling; do
			python=$(python $version static) alone="-W ignore $(alone $version)"
			trace cputime cputime file=kernel.py rows=300
			trace syscalls syscalls file=kernel.py rows=300
			trace offcpu offcpu of=all by=function rows=300
			trace io io file=kernel.py rows=300
		done
		version=$newest
		python=$(python $version static) alone="-W ignore $(alone $version)"
		trace blocked offcpu us=5000 show=table rows=300
		trace preempted offcpu of=preempted show=table rows=300
		trace calls syscalls by=call call=getppid
		trace names syscalls by=name call=rmdir
		trace paths io by=file path=*/data
		trace twice twice
		attach everywhere syscalls '' rows=300
		attach target io -x rows=300
		attach waiting offcpu '' show=table rows=300
	END
}

# expected LETTER: what the program does, of its lines "#LETTER"
expected () {
	sed -n "s/^#$1 *//p" "$here/workloads/kernel.py" |
		sed 's|DIR|/tmp/kernel|' | tr -s ' ' | LC_ALL=C sort
}

# ended NAME: well, without a word but the program's own
ended () {
	same "$1: ends well, without a word" 0: \
		"$(cat "$out/$1.status"):$(grep -v '^ran ' "$out/$1.said")"
}

# ran NAME FUNCTION COLUMN: 1 the nanoseconds, 2 those with a processor
ran () {
	awk -v name="$2" -v column="$3" '$1 == "ran" && $2 == name {
		print $(column + 2)
	}' "$out/$1.said"
}

# calls_as_known NAME FILE: each call of the functions, as often
calls_as_known () {
	same "$1: the calls of each function, as often, and as often in vain" \
		"$(expected s)" \
		"$(expected s | while read -r function call rest; do
			awk -v function_="$function" -v call="$call" '
				$5 == call && $7 == function_ && / in .*kernel\.py:/ {
					count += $1
					failed += $2
				}
				END { print function_, call, count + 0, failed + 0 }' "$2"
		done)"
}

# bytes_as_known NAME FILE
bytes_as_known () {
	same "$1: the reads and writes of each function, and their bytes" \
		"$(expected b)" \
		"$(awk -v functions=" $(expected b | sed 's/ .*//' | paste -sd ' ') " '
			$5 ~ /^(in|out)$/ && index(functions, " " $8 " ") {
				print $8, $5, $1, $2, $7
			}' "$2" | LC_ALL=C sort)"
}

# near WHAT EXPECTED SEEN: in microseconds.  The program measures from behind its
# entry to before its return, and cannot have what the two probes take, nor the first
# touch of a page in between: 0.3 ms have been seen, mostly it is 0.01.
near () {
	awk -v expected="$2" -v seen="$3" 'BEGIN {
		off = expected * 0.001 + 500
		exit !(seen != "" && seen > expected - off && seen < expected + off)
	}'
	report $? "$1: expected $2 us, 0.1 % and 0.5 ms more or less, seen $3"
}

judge_cputime () {
	for function in naps burns both waits shares; do
		near "python-cputime.stp on $1: $function has a processor" \
			$(($(ran "cputime-$1" $function 2) / 1000)) \
			"$(awk -v name=$function '$6 == name { print $3 }' "$out/cputime-$1")"
	done
}

judge_syscalls () {
	calls_as_known "python-syscalls.stp on $1" "$out/syscalls-$1"
	same "… naps are four calls" 4 "$(awk '
		$5 ~ /^(clock_nanosleep|pselect6|select)$/ && $7 == "naps" { n += $1 }
		END { print n + 0 }' "$out/syscalls-$1")"
	near "… which take as long" $((($(ran "syscalls-$1" naps 1)
		- $(ran "syscalls-$1" naps 2)) / 1000)) "$(awk '
		$5 ~ /^(clock_nanosleep|pselect6|select)$/ && $7 == "naps" { n += $3 }
		END { print n }' "$out/syscalls-$1")"
}

judge_offcpu () {
	for function in naps burns both waits shares; do
		waited=$((($(ran "offcpu-$1" $function 1)
			- $(ran "offcpu-$1" $function 2)) / 1000))
		near "python-offcpu.stp on $1: $function has none" "$waited" \
			"$(awk -v name=$function '$1 == "#" && $6 == name { print $3 }' \
				"$out/offcpu-$1")"
		near "… by its stacks, too" "$waited" \
			"$(sed -n "s/^.*;$function (kernel\.py:[0-9]*) \[[0-9]*\] \([0-9]*\)\$/\1/p" \
				"$out/offcpu-$1" | awk '{ n += $1 } END { print n + 0 }')"
	done
}

judge_io () {
	bytes_as_known "python-io.stp on $1" "$out/io-$1"
}

# what few knobs make of it
judge_knobs () {
	for name in blocked preempted calls names paths twice; do
		ended "$name-$newest"
	done
	same "us=5000: four naps, and no work" "4 0" \
		"$(awk '/ naps in / { naps = $2 } / burns in / { burns = $2 }
			END { print naps + 0, burns + 0 }' "$out/blocked-$newest")"
	lacks "show=table: no stacks" '^[^#]' "$(cat "$out/blocked-$newest")"
	near "of=preempted: what another program has of the processor" \
		$((($(ran "preempted-$newest" shares 1)
			- $(ran "preempted-$newest" shares 2)) / 1000)) \
		"$(awk '/ shares in / { print $3 }' "$out/preempted-$newest")"
	lacks "… and not who sleeps" ' naps in ' "$(cat "$out/preempted-$newest")"
	same "by=call: whoever made it" "130 0 getppid" \
		"$(awk 'NF == 5 && $5 == "getppid" { print $1, $2, $5 }' "$out/calls-$newest")"
	same "by=name: without a number" "5 5 rmdir fails" \
		"$(awk '$5 == "rmdir" { print $1, $2, $5, $6 }' "$out/names-$newest")"
	same "several probes of an alias are told the same" "1 1 1;0 0;0 0;0 0" \
		"$(paste -sd ';' < "$out/twice-$newest")"
	same "by=file, path=" "9 2000 in;9 4400 out" \
		"$(awk '$6 == "/tmp/kernel/data" && NF == 6 { print $1, $2, $5 }' \
			"$out/paths-$newest" | LC_ALL=C sort | paste -sd ';')"
}

# without a target, with -x, and at Ctrl-C
judge_attached () {
	for name in everywhere target waiting; do
		same "$name: ends well at Ctrl-C, without a word" 0: \
			"$(cat "$out/$name.status"):$(cat "$out/$name.said")"
	done
	calls_as_known "without a target" "$out/everywhere"
	same "… and nobody else's: not those of dd" "0 1" \
		"$(awk -v pid="$(cat "$out/everywhere.pid")" '
			$5 == "write" { n += $1 }
			$6 == pid { found = 1 }
			END { print (n > 1000), found }' "$out/everywhere")"
	has "… the call that lasts is told" '^ *1 system calls had not returned$' \
		"$(cat "$out/everywhere")"
	bytes_as_known "with -x" "$out/target"
	has "a wait that lasts counts" '^# *1 .* stays in /.*/kernel\.py:[0-9]*$' \
		"$(cat "$out/waiting")"
	has "… and is told" '^# 1 of them lasted, and count until the end\.$' \
		"$(cat "$out/waiting")"
}

judge () {
	compiled kernel_cputime kernel_syscalls kernel_offcpu kernel_io kernel_twice
	for version in $telling; do
		for script in cputime syscalls offcpu io; do
			ended "$script-$version"
			"judge_$script" "$version"
		done
	done
	judge_knobs
	judge_attached
}

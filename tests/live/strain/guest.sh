# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# In the guest: what groups/strain.sh judges.  $rounds is set.  Each scenario
# leaves lines "SCENARIO WHAT: …" in /job/out/results; "SCENARIO wrong: …" where
# something was not as it should be.

old=$(python 3.9 static)
results=/job/out/results

tell () {
	echo "$1: $2" | tee -a $results > /dev/console
}

wrong () {
	tell "$scenario wrong" "$*"
}

# steady: two programs that run until they are killed, $python and $steady
steady () {
	"$old" -S steady.py &
	python=$!
	./strain steady > /tmp/steady &
	steady=$!
}

# alive: both
alive () {
	kill -0 "$python" "$steady" || wrong "$*: a program died"
}

# begin_staprun NAME MODULE [OPTION…]: until its probes are there; its output is
# /tmp/NAME, its pid is $staprun
begin_staprun () {
	begun=/tmp/$1 module=$2
	shift 2
	rm -f "$begun"
	staprun "$@" -o "$begun" "$module.ko" > "$begun.said" 2>&1 &
	staprun=$!
	until grep -qs ready "$begun"; do
		if ! kill -0 $staprun 2> /dev/null; then
			wrong "staprun did not begin: $(head -n 3 "$begun.said")"
			return 1
		fi
		sleep 0.02
	done
}

# end_staprun PID: Ctrl-C, and its exit status
end_staprun () {
	kill -INT "$1" 2> /dev/null
	wait "$1"
}

# said FILE WORD: the number behind the word
said () {
	sed -n "s/^$2 //p" "$1" | tail -n 1
}

# expect WHAT EXPECTED FOUND
expect () {
	[ "$2" = "$3" ] || wrong "$1: expected $2, found $3"
}

# with_strain ARGUMENT…: traced as a target; ticks seen are ticks made
with_strain () {
	staprun -o /tmp/seen strain_count.ko -c "/job/in/strain $*" > /tmp/made 2> /tmp/said
	expect "strain $*, exit status" 0 $?
	expect "strain $*" "$(said /tmp/made ticks)" "$(said /tmp/seen ticks)"
	[ ! -s /tmp/said ] || wrong "strain $*: $(head -n 3 /tmp/said)"
}

# rounds: probes come and go on two programs that run
rounds () {
	steady
	i=0
	while [ $i -lt "$rounds" ]; do
		i=$((i + 1))
		case $((i % 3)) in
		0) set -- -x $python ;;
		1) set -- -x $steady ;;
		2) set -- ;;
		esac
		begin_staprun seen strain_count "$@" || return
		# some events, so that it is in the middle of it
		[ $((i % 2)) = 0 ] || sleep 0.05
		end_staprun $staprun || wrong "round $i: staprun ends with $?: $(cat /tmp/seen.said)"
		if [ $((i % 2)) = 1 ]; then
			seen=$(($(said /tmp/seen calls) + $(said /tmp/seen ticks)))
			[ $seen -gt 0 ] || wrong "round $i: nothing seen"
		fi
		alive "round $i"
	done
	kill $steady
	wait $steady
	expect "the program without a tracer" 0 $?
	tell "rounds semaphore" "$(grep watchers /tmp/steady)"
}

# killed: in the middle of probes
killed () {
	begin_staprun seen strain_count || return
	i=0
	while [ $i -lt "$rounds" ]; do
		i=$((i + 1))
		steady
		sleep 0.0$((i % 9 + 1))
		kill -KILL $python $steady
		wait $python $steady 2> /dev/null
	done
	end_staprun $staprun || wrong "staprun ends with $?"
	[ "$(said /tmp/seen ticks)" -gt 0 ] || wrong "nothing seen"
	tell "killed events" "$(said /tmp/seen calls) calls, $(said /tmp/seen ticks) ticks"
}

forked () {
	with_strain fork "$rounds" 1000
}

execed () {
	with_strain exec "$rounds" 1000
}

unmapped () {
	# the time that SystemTap takes grows with the square of this
	with_strain unmap $((rounds > 10 ? 200 : rounds * 20)) 100
}

# two: scripts on one marker; one of them goes while the other stays
two () {
	begin_staprun stays strain_count || return
	stays=$staprun
	./strain steady > /tmp/steady &
	steady=$!
	i=0
	while [ $i -lt $((rounds / 20 + 1)) ]; do
		i=$((i + 1))
		begin_staprun goes strain_other || return
		end_staprun $staprun || wrong "the other ends with $?"
		[ "$(said /tmp/goes ticks)" -gt 0 ] || wrong "the other saw nothing"
	done
	kill $steady
	wait $steady
	end_staprun $stays || wrong "the one ends with $?"
	expect "the one that stays" "$(said /tmp/steady ticks)" "$(said /tmp/stays ticks)"
}

# unload: while handlers run, which take their time
unload () {
	steady
	i=0
	while [ $i -lt $((rounds / 5 + 1)) ]; do
		i=$((i + 1))
		begin_staprun seen strain_slow || return
		end_staprun $staprun || wrong "round $i: staprun ends with $?: $(cat /tmp/seen.said)"
		alive "round $i"
	done
}

# many: 20,000 events a round, of one program
many () {
	with_strain count $((rounds * 20000))
	tell "many events" "$(said /tmp/seen ticks)"
}

# pipe: nobody reads it, then its reader goes.  The program must not notice;
# staprun is ended, for it writes to a pipe without a reader for ever
pipe () {
	[ -p /tmp/pipe ] || mkfifo /tmp/pipe
	./strain steady > /tmp/steady &
	steady=$!
	# shellcheck disable=SC2217 # it holds the pipe open
	sleep 1000 < /tmp/pipe &
	reader=$!
	staprun strain_print.ko > /tmp/pipe 2> /tmp/said &
	full=$!
	sleep 3
	before=$(ran $steady)
	sleep 1
	kill -0 $full || wrong "staprun ended: $(head -n 3 /tmp/said)"
	[ "$(ran $steady)" -gt "$before" ] || wrong "the program hangs at a full pipe"
	kill $reader
	wait $reader 2> /dev/null
	sleep 0.2
	kill -INT $full 2> /dev/null
	wait $full
	tell "pipe status" "$?: $(head -n 1 /tmp/said)"
	kill $steady
	wait $steady
	expect "the program" 0 $?
}

# ran PID: for how long, in ticks of the kernel's clock
ran () {
	awk '{ print $14 + $15 }' "/proc/$1/stat"
}

# run SCENARIO
run () {
	scenario=$1
	began=$(date +%s)
	python='' steady=''
	"$scenario"
	# what it left, or had no time to end
	for program in $python $steady; do
		kill -KILL "$program" 2> /dev/null && wait "$program" 2> /dev/null
	done
	# a module is removed by who put it there, at its end
	tell "$scenario modules" "$(grep -c '^strain' /proc/modules)"
	tell "$scenario took" "$(($(date +%s) - began)) s"
}

# slabs FILE: the kernel's memory by what it is for, in bytes
slabs () {
	sync
	echo 3 > /proc/sys/vm/drop_caches
	# what waits for a grace period
	sleep 10
	awk 'NR > 2 { print $1, $2 * $4 }' /proc/slabinfo > "$1"
}

# grown BEFORE AFTER: in KiB; and what grew most
grown () {
	awk 'NR == FNR { before[$1] = $2; next }
		{
			more = ($2 - before[$1]) / 1024
			all += more
			if (more >= 64)
				printf "kernel memory of %s: %d KiB more\n", $1, more
		}
		END { printf "kernel memory: %d\n", all }' "$1" "$2"
}

scenarios='rounds killed forked execed unmapped two unload many pipe'
: > $results
dmesg --clear
# what the kernel keeps from the first time on is no loss
all=$rounds
for rounds in $((all / 10 + 1)) "$all"; do
	slabs /tmp/slabs.before
	mv $results /job/out/results.first
	: > $results
	for one in $scenarios; do run $one; done
done
slabs /tmp/slabs.after
grown /tmp/slabs.before /tmp/slabs.after | tee -a $results > /dev/console
dmesg > /job/out/dmesg
# what SystemTap and the kernel say of any module
grep -v -e 'loading out-of-tree module taints kernel' \
	-e 'drop_caches: 3$' -e 'kprobe jump-optimization is disabled' \
	-e 'module verification failed' -e ': stap_' \
	-e 'systemtap: [0-9./]*, base: ' -e 'strain_[a-z]* (.*): systemtap: ' \
	/job/out/dmesg > /job/out/dmesg.bad || :

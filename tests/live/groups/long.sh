# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# Long runs: python-stap record in the background, with files that are bounded,
# through a logout, to its summary; what becomes of a run whose file is moved,
# that gets signals, whose stapio is killed; and one that nobody reads any more.
#
# stap compiles before the boot, and finds its modules then; in the emulated
# machine each takes minutes.

slow=yes

long_options='lines=500 -DMAXACTION=100000 -DSTP_NO_OVERLOAD'

modules () {
	module long_ticks "$here/ready.stp" -E 'probe timer.ms(200) { println("tick") }
		probe end { println("end") }'
}

# before_the_boot: a stand-in for setsid(1) says what a script says that runs
before_the_boot () {
	mkdir -p "$scratch/long/bin"
	cat > "$scratch/long/bin/setsid" <<-'END'
		#!/bin/sh
		echo 'python-stap: the probes are in' >&2
	END
	chmod +x "$scratch/long/bin/setsid"
	echo "kernel=$(in_vm kernel) options='$long_options'"
	cat <<-'END'
		export SYSTEMTAP_DIR=/job/in/systemtap
		cd /job/in
		# which has its own use for setsid
		sh python-stap mend --kernel=$kernel
		export PATH=/job/bin:$PATH
		for knob in fails=0 fails=1; do
			sh python-stap record ./long.stp -r $kernel $options $knob -o /tmp/$knob
		done
		sh python-stap ./long.stp -r $kernel $options -p4
	END
}

guest () {
	in_vm command "$scratch/long/in" /job/in
	cp "$here/long.stp" "$scratch/long/in"
	before_the_boot > "$scratch/long/before"
	in_vm sh -j "$scratch/long" sh /job/before > "$scratch/long/compiled" 2>&1 ||
		diagnose < "$scratch/long/compiled"
	echo "options='$long_options'"
	cat <<-'END'
		export SYSTEMTAP_DIR=/job/in/systemtap
		out=/job/out kernel=$(uname -r)
		took () {
			echo "$1: $(cut -d. -f1 /proc/uptime) s" | tee -a $out/took > /dev/console
		}
		# gone PID: also when nobody has waited for it
		gone () {
			case $(sed -n 's/^State:[[:space:]]*//p' /proc/$1/status 2> /dev/null) in
			'' | Z*) return 0 ;;
			esac
			return 1
		}
		# until_true COMMAND…: within two minutes
		until_true () {
			tries=0
			until "$@" 2> /dev/null; do
				tries=$((tries + 1))
				[ $tries -lt 1200 ] || { echo "never: $*" >> $out/never; return; }
				sleep 0.1
			done
		}
		modules () {
			awk '/^(stap|long)_/ { print $1 }' /proc/modules
		}
		# record NAME KNOB…
		record () {
			name=$1
			shift
			sh python-stap record ./long.stp -r $kernel $options "$@" \
				-o "$out/$name" > $out/$name.printed 2> $out/$name.said
			echo $? > $out/$name.status
		}
		# stapio_of PID: its child
		stapio_of () {
			grep -l "^PPid:[[:space:]]*$1\$" /proc/[0-9]*/status 2> /dev/null |
				sed 's|/proc/\(.*\)/status|\1|'
		}

		record fails fails=1
		took fails
		modules > $out/fails.modules

		# whoever starts it logs out
		cat > session <<-'SESSION'
			record '100%d file' --size=1 --files=2 fails=0
			kill -HUP 0
		SESSION
		export out kernel options
		{ sed -n '/^record ()/,/^}/p' guest; cat session; } > session.sh
		setsid sh session.sh
		took record
		pid=$(sed -n 's/^to end it  kill //p' "$out/100%d file.printed")
		sed -n 's/^VmRSS:[[:space:]]*//p' /proc/$pid/status > $out/memory
		until_true test -s "$out/100%d file.2"
		kill $pid
		until_true gone $pid
		took ended
		ls $out > $out/files
		modules > $out/record.modules
		wc -c "$out/100%d file".[0-9]* > $out/sizes
		cat "$out/100%d file.2" > $out/last

		# stapio is killed
		record killed fails=0
		pid=$(sed -n 's/^to end it  kill //p' $out/killed.printed)
		kill -9 $(stapio_of $pid)
		until_true gone $pid
		modules > $out/killed.modules
		staprun -o $out/held long_ticks.ko &
		until_true grep -q tick $out/held
		kill -9 $!
		wait
		modules > $out/left.modules
		staprun long_ticks.ko > $out/exists 2>&1
		record again fails=0
		kill $(sed -n 's/^to end it  kill //p' $out/again.printed)
		mount --bind /dev/null /usr/bin/stap
		sh python-stap doctor > $out/doctor 2>&1
		umount /usr/bin/stap
		took doctor
		until_true gone $(sed -n 's/^to end it  kill //p' $out/again.printed)
		sed -n 's/^ *\(staprun -d .*\)/\1/p' $out/doctor > $out/commands
		sh $out/commands
		modules > $out/removed.modules

		# files and signals
		staprun -o $out/moved long_ticks.ko 2> $out/moved.said &
		until_true grep -q tick $out/moved
		mv $out/moved $out/moved.old
		until_true test "$(wc -l < $out/moved.old)" != "$(sleep 2; wc -l < $out/moved.old)"
		ls $out/moved* > $out/moved.files
		kill -USR2 $!
		until_true test -s $out/moved.1
		kill -HUP $!
		wait $!
		echo $? > $out/moved.status
		took moved

		# nobody reads
		{
			sh python-stap ./long.stp -r $kernel $options 2> $out/head.said
			echo $? > $out/head.status
		} | head -n 1 > $out/head &
		until_true test -s $out/head.status
		modules > $out/head.modules
		took head
	END
}

judge () {
	diagnose < "$out/took"
	same "long: all that was waited for came" "" "$(cat "$out/never" 2> /dev/null)"
	same "record: it fails: status" 1 "$(cat "$out/fails.status")"
	has "record: it fails: why" '^ERROR: it does not start' "$(cat "$out/fails.said")"
	has "record: it fails: in a sentence" '^python-stap: the script did not start$' \
		"$(cat "$out/fails.said")"
	same "record: it fails: no module" "" "$(cat "$out/fails.modules")"

	name='100%d file'
	diagnose < "$out/memory"
	same "record: status" 0 "$(cat "$out/$name.status")"
	same "record: nothing on standard error" "" "$(cat "$out/$name.said")"
	has "record: how to end it" '^to end it  kill [0-9]*$' "$(cat "$out/$name.printed")"
	same "record: the last files, under that name" "$name.1|$name.2" \
		"$(grep -x "$name\.[0-9]*" "$out/files" | tail -n 2 | paste -sd'|')"
	check "record: two of them" \
		test "$(grep -cx "$name\.[0-9]*" "$out/files")" -le 2
	same "record: none is larger" "" \
		"$(awk '$2 != "total" && $1 > 1200000' "$out/sizes")"
	has "record: the summary, at its end" '^summary [0-9][0-9]*$' "$(tail -n 1 "$out/last")"
	# the first may have begun in the file before
	same "record: no line is cut or lost" "" "$(cat "$out/$name.1" "$out/$name.2" | awk '
		NR == 1 || /^summary/ { next }
		!/^[0-9]+ [0-9]+ a line that takes place in files$/ { print; next }
		seen && !($1 == count && $2 == line + 1 || $1 == count + 1 && $2 == 0 && line == 499) {
			print count, line, "and then", $0
		}
		{ seen = 1; count = $1; line = $2 }')"
	same "record: no module is left" "" "$(cat "$out/record.modules")"
	grep -v -e '^python-stap: ' -e 'symbol table missing' "$out/$name.log" | diagnose

	same "killed: the modules stay" 2 "$(wc -l < "$out/left.modules")"
	has "killed: a module of compile is in the way of itself" 'File exists' \
		"$(cat "$out/exists")"
	same "killed: a script is not" 0 "$(cat "$out/again.status")"
	same "doctor names those modules" "$(sort "$out/left.modules")" \
		"$(sed 's/staprun -d //' "$out/commands" | sort)"
	same "… and its commands remove them" "" "$(cat "$out/removed.modules")"

	same "a moved file is the one that grows" moved.old \
		"$(sed 's|.*/||' "$out/moved.files" | grep -v said | paste -sd' ')"
	has "SIGUSR2 begins another" '^tick$' "$(cat "$out/moved.1")"
	same "SIGHUP ends it, with its summary" "0 end" \
		"$(cat "$out/moved.status") $(tail -n 1 "$out/moved.1")"

	has "nobody reads: a line was" '^1 0 a line' "$(cat "$out/head")"
	same "nobody reads: no module is left" "" "$(cat "$out/head.modules")"
	diagnose < "$out/head.said"
	echo "# status $(cat "$out/head.status")"
}

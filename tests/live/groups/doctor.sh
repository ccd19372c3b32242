# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# python-stap doctor on a real kernel: on forky, where SystemTap compiles, before
# and after python-stap mend, with all five passes, and then one obstacle after
# the other.  Pass 4 is by far the slowest there, so it runs three times.
#
# On the releases whose SystemTap does not fit their kernel, that, without a
# boot: a mended copy that is stale, then one that python-stap mend has made.

slow=yes limit=3600

modules () {
	[ "$release" != forky ] || module stap_left "$here/ready.stp"
}

guest () {
	[ "$release" = forky ] || return 0
	in_vm command "$scratch/doctor/in" /job/in
	# what is compiled without a boot is compiled at the speed of this machine:
	# the copy, and what stap finds out of the kernel for either runtime
	stand_in_uname "$scratch/doctor/bin"
	before_the_boot > "$scratch/doctor/before"
	in_vm sh -j "$scratch/doctor" sh /job/before > "$scratch/doctor/mended" 2>&1 ||
		diagnose < "$scratch/doctor/mended"
	on_a_good_machine
}

# copies_in_memory: both times, because stap's cache goes by the sizes of
# directories, too
copies_in_memory () {
	cat <<-'END'
		export SYSTEMTAP_DIR=/job/in/systemtap
		mkdir var
		mount -t tmpfs -o mode=755 none var
	END
}

before_the_boot () {
	cat <<-END
		cd /job/in
		$(copies_in_memory)
		export PATH=/job/bin:\$PATH SYSTEMTAP_RELEASE=$(in_vm kernel)
		sh python-stap doctor
		sh python-stap mend || exit
		sh python-stap doctor
		cp -a var made
	END
}

on_a_good_machine () {
	copies_in_memory
	cat <<-'END'
		doctor () {	# doctor NAME [COMMAND…]: through that command
			name=$1
			shift
			"$@" sh python-stap doctor > /job/out/$name 2> /job/out/$name.err
			echo $? > /job/out/$name.status
		}

		doctor harm
		cp -a made/. var
		doctor good

		# three at once: no headers, SystemTap's python.stp, a module left over
		staprun stap_left.ko > /job/out/left &
		until grep -q ready /job/out/left; do sleep 0.1; done
		kill -9 $!
		wait
		headers=$(readlink -f /lib/modules/$(uname -r)/build)
		mkdir /tmp/empty
		mount --bind /tmp/empty $headers
		mount --bind /usr/share/systemtap/tapset/python.stp tapset/python.stp
		doctor three
		umount $headers tapset/python.stp
		$(sed -n '/^ *staprun -d/p' /job/out/three)
		grep ^stap_ /proc/modules > /job/out/modules

		# a stand-in for pass 4, whose module is not loaded
		mkdir pass4
		cat > pass4/stap <<-'STAP'
			#!/bin/sh
			case " $* " in *' -p4 '*) exit ;; esac
			exec /usr/bin/stap "$@"
		STAP
		chmod +x pass4/stap
		doctor nobody env PATH=$PWD/pass4:$PATH \
			SYSTEMTAP_TAPSET=/usr/share/systemtap/tapset \
			setpriv --reuid=65534 --regid=65534 --clear-groups

		mount --bind /dev/null /usr/bin/stap
		doctor without
		umount /usr/bin/stap

		# there is no way back
		[ -e /sys/kernel/security/lockdown ] ||
			mount -t securityfs s /sys/kernel/security
		echo integrity > /sys/kernel/security/lockdown
		doctor locked
	END
}

# on_an_old_machine KERNEL: without a boot
on_an_old_machine () {
	cat <<-END
		export PATH=/job/bin:\$PATH SYSTEMTAP_RELEASE=$1
		mkdir -p /job/var/lib/python-stap/runtime/$1/half
		cd /job
		sh python-stap doctor > /job/out/stale 2> /job/out/stale.err
		sh python-stap mend > /job/out/mend 2>&1
		sh python-stap doctor > /job/out/mended 2> /job/out/mended.err
	END
}

# printed NAME: in one line
printed () {
	paste -sd' ' "$out/$1" | sed 's/  */ /g'
}

# verdict NAME STATUS LINE: the last one
verdict () {
	same "doctor, $1: exit status, and the verdict" "$2: $3" \
		"$(cat "$out/$1.status"): $(sed -n '$p' "$out/$1")"
	check "doctor, $1: nothing on standard error" \
		cmp /dev/null "$out/$1.err"
}

judge () {
	if [ "$release" = forky ]; then
		judge_good_machine
	else
		judge_old_machine
	fi
}

judge_old_machine () {
	job=$scratch/doctor
	out=$job/out
	in_vm command "$job" /job
	stand_in_uname "$job/bin"
	mkdir "$out"
	on_an_old_machine "$(in_vm kernel)" > "$job/run"
	in_vm sh -j "$job" sh /job/run
	has "doctor: SystemTap does not compile, and the copy is stale" \
		'runtime the mended copy is stale (it is not whole), and SystemTap.s own does not compile for this kernel: .* python-stap mend signatures' \
		"$(printed stale)"
	has "doctor: its command makes it compile" \
		'runtime the mended copy /job/var/[^ ]*, compiles for this kernel (pass 4) signatures' \
		"$(printed mended)"
	for name in stale mended; do
		check "doctor, $name: nothing on standard error" \
			cmp /dev/null "$out/$name.err"
	done
	diagnose < "$out/mend"
}

judge_good_machine () {
	verdict harm 1 "1 thing is in the way"
	has "doctor: SystemTap compiles, and does harm" \
		'(pass 4), and is known to do harm: .* python-stap mend ' "$(printed harm)"
	verdict good 0 "a trace will work here"
	has "doctor: all five passes" \
		'runtime the mended copy /job/in/var/[^ ]*, compiles for this kernel (pass 4)' \
		"$(printed good)"
	has "doctor: a trace sees a Python" \
		' a trace python.gc.start was seen in /usr/bin/python3[.0-9]* (pass 5)' \
		"$(printed good)"

	verdict three 1 "2 things are in the way"
	has "doctor: no headers" \
		" headers there are none of the kernel [^ ]* apt-get install linux-headers-[^ ]* uprobes" \
		"$(printed three)"
	has "doctor: SystemTap's python.stp is back" \
		" tapsets /job/in/tapset/python.stp is SystemTap's own and has taken the place of ours make install Python" \
		"$(printed three)"
	has "doctor: a module is left over" 'left over the module stap_left' \
		"$(printed three)"
	same "doctor: its command removes that" "" "$(cat "$out/modules")"

	verdict nobody 1 "1 thing is in the way"
	has "doctor: nobody is in no group" \
		' usermod -aG stapusr,stapdev nobody ' "$(printed nobody)"
	has "doctor: as far as nobody gets" \
		'(pass 4) .* a trace not tried: nobody may not load the module' \
		"$(printed nobody)"

	verdict without 1 "1 thing is in the way"
	has "doctor: no SystemTap" \
		'^SystemTap not installed: .* apt-get install systemtap ' \
		"$(printed without)"

	verdict locked 1 "1 thing is in the way"
	has "doctor: a kernel that is locked down" \
		' signatures the kernel is locked down (integrity), .* stap --sign-module ' \
		"$(printed locked)"
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# A module of python-stap compile on a machine that has systemtap-runtime, and no
# stap, compiler, headers or python-stap: by the commands of docs/fleet.md, word for
# word.  It is compiled and signed before the boot, on the machine that has all of
# these.  ssh, scp and systemctl are stand-ins; those of Prometheus are for
# prometheus.sh.

slow=yes

# block_behind WORDS: the block of the document that comes after these
block_behind () {
	awk -v words="$1" 'index($0, words) { found = 1 }
		found && /^```/ { if (block) exit; block = 1; next }
		block' "$srcdir/docs/fleet.md"
}

# before_the_boot: what the build machine does, in /job
before_the_boot () {
	at_work
	echo 'cd /job && set -e'
	block_behind 'headers installed:'
	block_behind 'sign what is compiled:' | sed '/^openssl /d'
}

modules () {
	job=$scratch/fleet
	workshop "$job"
	cp -R "$srcdir/examples" "$srcdir/contrib" "$job/in"
	sed -i 's|@examples@|/job/in/examples|' "$job/in/python-stap"
	printf '#!/bin/sh\nexec sh /job/in/python-stap "$@"\n' > "$job/bin/python-stap"
	chmod +x "$job/bin/python-stap"
	# what openssl makes is the same everywhere
	block_behind 'sign what is compiled:' | sed -n '/^openssl /p' > "$job/openssl"
	(cd "$job" && sh -e ./openssl > openssl.said 2>&1) || diagnose < "$job/openssl.said"
	before_the_boot > "$job/before"
	in_vm sh -j "$job" sh /job/before > "$job/compiled" 2>&1
	echo $? > "$job/compiled.status"
	[ ! -d "$job/modules" ] || cp -R "$job/modules" "$job/in"
}

guest () {
	block_behind 'With ssh:' > "$job/in/install"
	cat <<-'END'
		# what such a machine does not have
		for file in /usr/bin/stap* /usr/bin/*gcc* /usr/bin/cc /usr/bin/c99 \
			/usr/bin/make /usr/bin/*-ld* /usr/bin/ld* /usr/bin/as /usr/bin/cpp \
			/usr/bin/*-as
		do
			case $file in
			*/staprun | */stapbpf | */stap-merge | */ld.so | */ldd) ;;
			*) [ ! -e $file ] || mount --bind /dev/null $file ;;
			esac
		done
		for dir in /usr/share/systemtap /usr/src /usr/include /usr/lib/gcc \
			/usr/libexec/gcc /usr/lib/linux-kbuild* /lib/modules /etc/systemd/system
		do
			[ ! -d $dir ] || mount -t tmpfs none $dir
		done
		for command in stap gcc cc make ld as cpp python-stap; do
			command -v $command
		done > /job/out/found
		ls -A /usr/src /usr/share/systemtap /lib/modules | grep -v '^/\|^$' >> /job/out/found

		mkdir bin
		printf '#!/bin/sh\nshift\nexec sh -c "$*"\n' > bin/ssh
		printf '#!/bin/sh\nexec cp $1 ${2#*:}\n' > bin/scp
		cat > bin/systemctl <<-'RUN'
			#!/bin/sh
			[ "$*" = "enable --now python-exporter" ] || exit 64
			unit=/etc/systemd/system/python-exporter.service
			path=$(sed -n "s|^ConditionPathExists=||p" $unit | sed "s|%v|$(uname -r)|")
			[ -e $path ] || exit 0
			command=$(sed -n 's|^ExecStart=||p' $unit | sed "s|%v|$(uname -r)|")
			$command > /job/out/unit 2>&1 &
			echo $! > /tmp/unit
		RUN
		chmod +x bin/*
		PATH=/job/in/bin:$PATH sh -e ./install > /job/out/installed 2>&1
		echo $? > /job/out/installed.status

		metrics=/proc/systemtap/python_exporter/python.prom
		n=0
		until [ -e $metrics ] || [ $n -gt 600 ]; do
			sleep 0.1
			n=$((n + 1))
		done
		mkdir /tmp/tiny
		export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
		python=$(python $own static)
		for what in nothing nothing gc; do
			$python -s -S exporter.py $what /tmp/tiny
			cat $metrics | sed -n 's/^python_gc_pause_seconds_count{.*} //p'
		done > /job/out/seen
		cat $metrics > /job/out/metrics
		kill -INT $(cat /tmp/unit)
		until ! grep -q '^python_exporter ' /proc/modules; do sleep 0.1; done
	END
}

judge () {
	job=$scratch/fleet
	same "the commands of docs/fleet.md compile and sign a module" 0 \
		"$(cat "$job/compiled.status")"
	diagnose < "$job/compiled"
	same "… which is signed" "our modules" "$(in_vm sh -j "$job" sh -c \
		'modinfo -F signer /job/modules/*/python_exporter.ko')"
	same "the machine has no stap, no compiler, no headers" "" "$(cat "$out/found")"
	same "the commands of docs/fleet.md install it" 0 \
		"$(cat "$out/installed.status")"
	same "… without a word" "" "$(cat "$out/installed")"
	# the pauses of one run, of two, and three more of the third
	same "the metrics of three runs are there, exactly" 1 "$(awk '
		NR % 2 == 0 { n[NR / 2] = $1 }
		END { print(n[1] > 0 && n[2] == 2 * n[1] && n[3] == 3 * n[1] + 3) }' "$out/seen")"
	same "calls=0: there are no calls" 0 \
		"$(sed -n 's/^python_calls_total{.*} //p' "$out/metrics")"
	has "it ends as systemd has it end" '^[0-9]* s$' "$(tail -n 1 "$out/unit")"
	same "nothing else is said" "" "$(cat "$out/log")"
}

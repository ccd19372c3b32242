# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# What could break the kernel: probes that come and go on a program that runs,
# targets that are killed, fork, exec and unload a library while probes fire,
# two scripts on one marker, a module that is removed while its handler runs,
# many events, a pipe that nobody reads.  Every count that can be known is
# checked; afterwards the kernel's log is clean, no module is left, and the
# kernel's memory is what it was.
#
# STRAIN_ROUNDS   attach and detach so often, default 10, and the others in
#                 proportion; 500 by hand takes 40 minutes

slow=yes

# Two processors that take turns, by a clock that counts instructions: when they
# run at the same time, qemu 7.2 may show one the other's breakpoints late, and
# sooner or later that crashes; and no wait of a program takes any time.
processors=2 clock=--count
# by which qemu 7.2 never starts the second one of Linux 6.1
[ "$release" != bookworm ] || processors=1
# Debian has no kernel with KASAN or lockdep; what all of its kernels can check is
# memory that is used after it was freed, or beyond its end (SLUB_DEBUG), and the
# newer ones sample it (KFENCE).
words='slub_debug=FZP kfence.sample_interval=10'
strain_rounds=${STRAIN_ROUNDS:-10}

modules () {
	strain=$scratch/strain
	mkdir -p "$strain"
	cp "$here"/strain/*.c "$here"/strain/*.py "$strain"
	in_vm sh -j "$strain" sh -c 'cd /job &&
		gcc -O2 -Wall -Wextra -Werror -shared -fPIC -g -o libtick.so tick.c &&
		gcc -O2 -Wall -Wextra -Werror -o strain strain.c -ldl' >&2
	export PYTHON_STAP_FILES="$strain/libtick.so $strain/strain $strain/steady.py"
	for name in count slow print; do
		module "strain_$name" "$here/strain/$name.stp" \
			-DMAXACTION=100000000 -DMAXSKIPPED=100000000
	done
	module strain_other "$here/strain/count.stp"
}

guest () {
	echo "rounds=$strain_rounds"
	cat "$here/strain/guest.sh"
}

# measured WHAT: that line of the results
measured () {
	sed -n "s/^$1: //p" "$out/results"
}

judge () {
	compiled strain_count strain_slow strain_print strain_other
	diagnose < "$out/results"
	for scenario in rounds killed forked execed unmapped two unload many pipe; do
		same "$scenario: as it should be" "" "$(measured "$scenario wrong")"
		has "$scenario: to its end" '^[0-9]* s$' "$(measured "$scenario took")"
		same "$scenario: no module is left" 0 "$(measured "$scenario modules")"
	done
	same "the kernel's log is clean" "" "$(cat "$out/dmesg.bad")"
	same "nobody watches any more" "watchers 0" "$(measured "rounds semaphore")"
	grown=$(measured "kernel memory")
	check "the kernel's memory is what it was: $grown KiB more in the second half" \
		test "${grown:-99999}" -lt 2048
}

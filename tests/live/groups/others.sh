# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# A target whose children run other Pythons than it does: installed ones, before
# the trace and in it, and one that nobody looks for, which runs already.  Where
# probes go is compiled without a boot, beside the same processes at the same
# paths.

# in both places: family runs them; it is $family
families () {
	cat <<-END
		python=$(python 3.9 static) other=$(python "$own" static)
		elsewhere=/job/in/elsewhere/python
	END
	cat <<-'END'
		cd /job/in
		mkdir -p /job/wait
		rm -f /job/wait/*
		$python family.py /job/wait/ready /job/wait/go $python $other $elsewhere &
		family=$!
		until [ -e /job/wait/ready ] || ! kill -0 $family; do sleep 0.1; done
	END
}

before_the_boot () {
	echo "mkdir /job/in/elsewhere && cp $(python "$own" static) /job/in/elsewhere/python"
	families
	at_work
	cat <<-'END'
		# in place of a trace, its module
		real=$(command -v stap)
		printf '#!/bin/sh\nexec %s -p4 -m others "$@"\n' "$real" > /job/bin/stap
		chmod +x /job/bin/stap
		cd /job
		sh in/python-stap /job/imports.stp -r "/lib/modules/$SYSTEMTAP_RELEASE/build" -x $family \
			-DSTP_NO_OVERLOAD 2> others.said > /dev/null
		touch /job/wait/go
		wait
	END
}

modules () {
	workshop "$scratch/others"
	cp "$here/imports.stp" "$scratch/others"
	cp "$here/workloads/nowhere.py" "$here/workloads/family.py" "$scratch/others/in"
	before_the_boot > "$scratch/others/before"
	work "$scratch/others" before others
}

guest () {
	families
	cat <<-'END'
		staprun -vv -x $family -o /job/out/others others.ko > /job/out/said 2>&1 &
		until grep -q 'module_init() returned' /job/out/said || ! kill -0 $!; do
			sleep 0.1
		done
		touch /job/wait/go
		wait
	END
}

judge () {
	compiled others
	diagnose < "$out/log"
	same "others: each program's imports" \
		"python 500;python$own 700;python3.9 307" \
		"$(awk 'NF == 3 { print $2, $3 }' "$out/others" | sort | paste -sd ';')"
}

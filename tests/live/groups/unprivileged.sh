# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# Without root: who may load which module, and whose processes it shows then, for
# a user in each combination of SystemTap's groups.  The commands of README are
# given as printed: what root does before the boot, as it compiles.  Which scripts
# can be compiled so, tests/tapset/privilege.tap tells.

slow=yes

# documented: README's commands of "Without root", but for usermod
documented () {
	awk '/^##/ { found = $0 == "### Without root" }
		/^```/ { block = !block; next }
		found && block && !/^usermod/' "$srcdir/README.md"
}

modules () {
	module everybody "$here/seen.stp"
	module own "$here/seen.stp" --privilege=stapusr
}

# before_the_boot: what root does, by README
before_the_boot () {
	echo "kernel=$(in_vm kernel)"
	cat <<-'END'
		export PATH=/job/bin:$PATH
		python-stap mend --kernel=$kernel
		grep -v ^staprun /job/in/documented > /job/root
		sh -e /job/root && cp /lib/modules/$kernel/systemtap/top.ko /job/in
	END
}

guest () {
	job=$scratch/unprivileged
	in_vm command "$job/in" /job/in
	cp -R "$srcdir/examples" "$job/in"
	sed -i 's|@examples@|/job/in/examples|' "$job/in/python-stap"
	stand_in_uname "$job/bin"
	printf '#!/bin/sh\nexec sh /job/in/python-stap "$@"\n' > "$job/bin/python-stap"
	chmod +x "$job/bin/python-stap"
	documented > "$job/in/documented"
	before_the_boot > "$job/before"
	in_vm sh -j "$job" sh /job/before > "$job/compiled" 2>&1 || diagnose < "$job/compiled"
	echo "python='$(python "$own" static) -I -S -c \"import gc; gc.collect()\"'"
	cat <<-'END'
		mount -t tmpfs none /lib/modules/$(uname -r)
		place=/lib/modules/$(uname -r)/systemtap
		mkdir $place
		cp everybody.ko own.ko top.ko $place
		chmod 755 /lib/modules/$(uname -r) $place
		# as UID GROUPS COMMAND: instead of this shell; through another one, as
		# setpriv itself keeps capabilities until it has become something else
		as () {
			exec setpriv --reuid=$1 --regid=$1 $([ -n "$2" ] &&
				echo --groups=$2 || echo --clear-groups) sh -c "$3"
		}
		# try NAME MODULE GROUPS: as user 4000; root, 4000 and 4001 then run a
		# Python each
		try () {
			as 4000 "$3" "exec staprun $2" > /job/out/$1 2> /job/out/$1.said &
			until grep -q ready /job/out/$1 || ! kill -0 $! 2> /dev/null; do
				sleep 0.1
			done
			if kill -0 $! 2> /dev/null; then
				for user in 0 4000 4001; do (as $user '' "$python"); done
				kill -INT $!
			fi
			wait $!
			echo $? > /job/out/$1.status
		}
		try none everybody ''
		try user everybody stapusr
		try user_own own stapusr
		try user_elsewhere $PWD/everybody.ko stapusr
		try sys everybody stapusr,stapsys
		try sys_elsewhere $PWD/everybody.ko stapusr,stapsys
		try dev_alone everybody stapdev
		try dev_elsewhere $PWD/everybody.ko stapusr,stapdev
		try dev_own_elsewhere $PWD/own.ko stapusr,stapdev
		as 4000 stapusr "exec $(grep ^staprun documented)" \
			> /job/out/top 2> /job/out/top.said &
		until [ -s /job/out/top ] || ! kill -0 $! 2> /dev/null; do sleep 0.1; done
		kill -INT $!
		wait $!
		echo $? > /job/out/top.status
		# it would compile, for minutes
		mount --bind /dev/null /usr/bin/stap
		(as 4000 stapusr 'sh python-stap doctor') > /job/out/doctor 2>&1
		umount /usr/bin/stap
		chmod 777 $place
		try writable everybody stapusr
	END
}

# sees NAME UID…
sees () {
	name=$1
	shift
	same "$name: loaded, and ends well" 0 "$(cat "$out/$name.status")"
	same "$name: whose processes" "$*" \
		"$(sed -n 's/^uid //p' "$out/$name" | sort -n | uniq | paste -sd' ')"
}

# refused NAME PATTERN
refused () {
	check "$1: not loaded" \
		test "$(cat "$out/$1.status")" -ne 0
	has "$1: why" "$2" "$(cat "$out/$1.said")"
}

judge () {
	compiled everybody own
	for name in none dev_alone; do
		refused "$name" 'staprun: Permission denied'
	done
	for name in user_elsewhere sys_elsewhere writable; do
		refused "$name" '^ERROR: '
	done
	has "elsewhere: what is told" '"stapusr" and "stapsys" groups can only use' \
		"$(cat "$out/user_elsewhere.said")"
	sees user 0 4000 4001
	sees user_own 4000
	sees sys 0 4000 4001
	sees dev_elsewhere 0 4000 4001
	sees dev_own_elsewhere 4000
	check "README: what root does makes a module" \
		test -e "$job/in/top.ko"
	diagnose < "$job/compiled"
	same "README: staprun loads it" 0 "$(cat "$out/top.status")"
	has "doctor: what is open to who is in stapusr" \
		'is in stapusr alone, and so may load, .*/systemtap (everybody own top);' \
		"$(paste -sd' ' "$out/doctor" | sed 's/  */ /g')"
	for file in "$out"/*.said; do
		sed "s/^/${file##*/}: /" "$file"
	done | diagnose
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# From a build to a trace with the commands that README's Install prints, word
# for word, as a user types them, on the machine's own kernel; then its two for
# pysdt, what doctor says there, and what mend --undo leaves.
#
# The same commands are given before, without a boot, so that what is compiled is
# compiled at the speed of this machine: in the emulated one it takes an hour.
# There the last of them ends before its module would be loaded (-p4).

slow=yes

# installing: the commands behind "it is three commands"
installing () {
	block_behind 'three commands'
}

# block_behind WORDS: the block of the README that comes after these
block_behind () {
	awk -v words="$1" 'index($0, words) { found = 1 }
		found && /^```/ { if (block) exit; block = 1; next }
		block' "$srcdir/README.md"
}

# with_pysdt: the two commands, for a build beside the sources, where the release's
# own Python is one that pysdt is for
with_pysdt () {
	case " $pysdts " in
	*" $own "*)
		block_behind 'two commands' |
			sed 's|^\./configure|../source/configure --disable-stapsdt-lint|
				s|examples/|../source/&|'
		;;
	esac
}

# on_the_machine: for both, what can be written, over the disk that cannot.  Both
# times in memory: stap's cache goes by the sizes of directories, too.
on_the_machine () {
	cat <<-'END'
		written='/usr/local /usr/share/systemtap/tapset /var/lib/dpkg'
		for dir in $written; do
			from=/job/in/disk$dir
			if [ ! -d $from ]; then
				from=/tmp/disk$dir
				mkdir -p $from
				cp -a $dir/. $from
			fi
			mount -t tmpfs none $dir
			cp -a $from/. $dir
		done
		export SYSTEMTAP_DIR=/job/in/systemtap PATH=/usr/local/bin:$PATH
		plain="stap -p4 -e 'probe python.import.done { exit() }'"
		cd /job/in/build
	END
}

# before_the_boot: builds and compiles, with a stand-in for uname
before_the_boot () {
	kernel=$(in_vm kernel)
	# the machine has no libelf-dev, which stapsdt-lint would take
	cat <<-END
		mkdir /job/in/build && cd /job/in/build &&
			../source/configure --disable-stapsdt-lint && make || exit
		$(on_the_machine)
		export PATH=/job/bin:\$PATH SYSTEMTAP_RELEASE=$kernel
		sed 's/ -- / -p4&/' ../commands > /job/compiled
		while IFS= read -r command; do sh -c "\$command"; done < /job/compiled
		sed 's/ -- / -p4&/' ../with-pysdt | while IFS= read -r command; do
			sh -c "\$command"
		done
		eval "\$(python-stap mend)"
		eval "\$plain"
		for dir in \$written; do
			mkdir -p /job/in/disk\$dir
			cp -a \$dir/. /job/in/disk\$dir
		done
	END
}

modules () {
	in=$scratch/readme/in
	mkdir -p "$in/source"
	(cd "$srcdir" && find . -name .git -prune -o -type f -print0 |
		xargs -0 cp -p --parents -t "$in/source")
	[ ! -e "$in/source/config.status" ] || make -C "$in/source" distclean > /dev/null
	stand_in_uname "$scratch/readme/bin"
	installing > "$in/commands"
	with_pysdt > "$in/with-pysdt"
	before_the_boot > "$scratch/readme/before"
	in_vm sh -j "$scratch/readme" sh /job/before > "$scratch/readme/built" 2>&1
	set -- $?
	report "$1" "README: configure and make"
	[ "$1" = 0 ] || tail -n 5 "$scratch/readme/built" | diagnose
}

guest () {
	on_the_machine
	cat <<-'END'
		n=0
		while IFS= read -r command; do
			n=$((n + 1))
			began=$(date +%s)
			sh -c "$command" > /job/out/$n 2> /job/out/$n.said
			echo "$? $(($(date +%s) - began)) s: $command" | tee -a /job/out/commands /dev/console
		done < ../commands
		(
			eval "$(python-stap mend 2> /job/out/mend.said)"
			eval "$plain" > /job/out/stap 2>&1
			echo $? > /job/out/stap.status
		)
		sed -n 2p ../with-pysdt > /job/out/pysdt.command
		sh /job/out/pysdt.command > /job/out/pysdt 2> /job/out/pysdt.said
		python-stap doctor > /job/out/doctor 2>&1
		echo $? > /job/out/doctor.status
		python-stap mend --undo > /job/out/undo 2>&1
		find /usr/local/var /var /root -name '*python-stap*' > /job/out/left
	END
}

judge () {
	diagnose < "$out/log"
	diagnose < "$out/commands"
	same "README: three commands, and each ends well" "0 0 0" \
		"$(sed 's/ .*//' "$out/commands" | paste -sd' ')"
	same "README: mend prints what to export, and nothing else" 1 \
		"$(grep -c '^export SYSTEMTAP_RUNTIME=/usr/local/var/lib/python-stap/' "$out/2")"
	has "README: a trace" '^ *[0-9][0-9]* *[0-9][0-9]* *[0-9][0-9]* *json\.decoder$' \
		"$(cat "$out/3")"
	has "README: … to its end" '^[0-9]* imports, [0-9]* failed$' "$(cat "$out/3")"
	same "README: … without a word on standard error" "" \
		"$(grep -v 'Kernel function symbol table missing' "$out/3.said")"
	if [ -s "$out/pysdt.command" ]; then
		same "README: functions of $own, with pysdt" "=> baskets in shop.py" \
			"$(sed -n 's|.*: *\(=> baskets in \).*/\(shop.py\):.*|\1\2|p' "$out/pysdt" |
				sort -u)"
		same "README: … without a word on standard error" "" \
			"$(grep -v 'Kernel function symbol table missing' "$out/pysdt.said")"
	else
		skip "README: functions with pysdt" "it is not for Python $own"
	fi
	same "README: stap itself, with what mend prints" 0 "$(cat "$out/stap.status")"
	same "README: what doctor says then" "0: a trace will work here" \
		"$(cat "$out/doctor.status"): $(sed -n '$p' "$out/doctor")"
	has "README: … after all five passes" 'was seen in /usr/bin/python3.* (pass 5)' \
		"$(paste -sd' ' "$out/doctor" | sed 's/  */ /g')"
	has "README: mend --undo says so" 'removed' "$(cat "$out/undo")"
	same "README: … and leaves nothing" "" "$(cat "$out/left")"
}

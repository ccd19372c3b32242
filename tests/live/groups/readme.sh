# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# From a build to a trace with the commands that README's Install prints, word
# for word, as a user types them, on the machine's own kernel; then the same
# after an upgrade, and without python-stap's files.
#
# Everything is compiled on the machine itself, which takes minutes.

slow=yes

# installing: the commands behind "it is three commands"
installing () {
	awk '/three commands/ { found = 1 }
		found && /^```/ { if (block) exit; block = 1; next }
		block' "$srcdir/README.md"
}

modules () {
	in=$scratch/readme/in
	mkdir -p "$in/source"
	(cd "$srcdir" && find . -name .git -prune -o -type f -print0 |
		xargs -0 cp -p --parents -t "$in/source")
	[ ! -e "$in/source/config.status" ] || make -C "$in/source" distclean > /dev/null
	# the machine has no libelf-dev, which stapsdt-lint would take
	in_vm sh -j "$scratch/readme" sh -c 'mkdir /job/in/build && cd /job/in/build &&
		../source/configure --disable-stapsdt-lint && make' > "$scratch/readme/built" 2>&1
	set -- $?
	report "$1" "README: configure and make"
	[ "$1" = 0 ] || tail -n 5 "$scratch/readme/built" | diagnose
	# what stap found out of the kernel when the root was made
	cp -R "$root/root/.systemtap" "$in/systemtap"
	installing > "$in/commands"
	# the machine has no mount(8), and its Python only with its version
	cp "$(command -v busybox)" "$in"
	python "$own" static > "$in/own"
}

guest () {
	cat <<-'END'
		export SYSTEMTAP_DIR=/job/in/systemtap
		# a disk that can be written, over the one that cannot
		modprobe overlay
		for dir in usr var etc; do
			mkdir -p /tmp/over/$dir/upper /tmp/over/$dir/work
			./busybox mount -t overlay -o \
				lowerdir=/$dir,upperdir=/tmp/over/$dir/upper,workdir=/tmp/over/$dir/work \
				over /$dir || exit
		done
		[ -e /usr/bin/python3 ] || ln -s "$(cat own)" /usr/bin/python3
		export PATH=/usr/local/bin:$PATH
		cd build
		n=0
		while IFS= read -r command; do
			n=$((n + 1))
			began=$(date +%s)
			sh -c "$command" > /job/out/$n 2> /job/out/$n.said
			echo "$? $(($(date +%s) - began)) s: $command" | tee -a /job/out/commands
		done < ../commands
		eval "$(python-stap mend 2> /job/out/mend.said)"
		stap -p4 -e 'probe python.import.done { exit() }' > /job/out/stap 2>&1
		echo $? > /job/out/stap.status
		python-stap mend --undo > /job/out/undo 2>&1
		find / -xdev -path /job -prune -o -name '*python-stap*' -path '*/lib/*' -print > /job/out/left
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
	same "README: … without a word on standard error" "" "$(cat "$out/3.said")"
	same "README: stap itself, with what mend prints" 0 "$(cat "$out/stap.status")"
	has "README: mend --undo says so" 'removed' "$(cat "$out/undo")"
	same "README: … and leaves nothing" "" "$(cat "$out/left")"
}

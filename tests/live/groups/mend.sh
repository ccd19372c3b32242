# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# python-stap mend with a real SystemTap and real headers: it compiles, keeps,
# is interrupted, finds the disk full and a runtime that somebody has edited, and
# leaves nothing.  In the VM's root file system, for the release's own kernel.  No
# boot: that mended modules trace is for others.

slow=yes

# What is mended on the release, and an edit by which one of these does not find
# what it looks for: in that file of the runtime, by sed.
case $release in
bookworm)
	mended='message-header task-work-cancel'
	edited=stp_task_work.c edit='0,/task_work_cancel/s//task_work_revoke/'
	;;
trixie)
	mended='empty-else uprobe-register'
	edited=linux/uprobes-inode.c edit='s/ret = uprobe_register/ret = probe_register/'
	;;
*)
	mended=uprobe-instance
	edited=linux/uprobes-inode.c edit='s/c->uprobe == NULL/!c->uprobe/'
	;;
esac

in_the_root () {
	echo "edited=/usr/share/systemtap/runtime/$edited edit='$edit'"
	echo "kernel=$(in_vm kernel)"
	cat <<-'END'
		exec > /job/log 2>&1
		base=/job/var/lib/python-stap
		mkdir /job/out
		# others compile in the same root
		mount -t tmpfs none /tmp
		# a user who is not root, with a home
		mkdir -p /tmp/home
		chown 65534:65534 /tmp/home
		user () {
			setpriv --reuid=65534 --regid=65534 --clear-groups \
				env HOME=/tmp/home "$@"
		}
		# mend NAME [COMMAND…]
		mend () {
			name=$1
			shift
			"$@" /job/python-stap mend --kernel=$kernel \
				> /job/out/$name 2> /job/out/$name.said
			echo $? > /job/out/$name.status
		}
		left () {
			ls -d $base /tmp/python-stap.* /tmp/stap?????? /tmp/home/.cache/* \
				> /job/out/$1.left 2> /dev/null
		}

		mend first
		mend again
		mend as_user user
		stap -p4 -R $(echo $base/runtime/*/*/runtime) -r $kernel \
			-e 'probe process("/bin/true").begin { println(1) }' > /job/out/stap
		echo $? > /job/out/stap.status
		# two compile at once, and the stale copy goes
		echo '/* harmless */' >> $edited
		mend one &
		mend two
		wait $!
		ls -A $base/runtime/*/ > /job/out/two.copies
		/job/python-stap mend --list > /job/out/list
		/job/python-stap mend --undo
		left undo

		# an ordinary user's own
		mend own user
		user /job/python-stap mend --undo
		left own_undo

		# somebody has edited what the mend looks for
		cp $edited /tmp/kept
		sed -i "$edit" $edited
		mend edited
		left edited
		cp /tmp/kept $edited

		# the disk is full
		mkdir -p $base
		mount -t tmpfs -o size=1m,mode=755 none $base
		mend full
		umount $base
		rmdir $base
		left full

		# interrupted at three moments: when it begins, with a copy that is not
		# whole, and when the copy is compiled
		interrupted () {
			/job/python-stap mend --kernel=$kernel \
				> /job/out/$1 2> /job/out/$1.said &
			pid=$!
			until ls -d $2 > /dev/null 2>&1 || ! kill -0 $pid; do
				sleep 0.05
			done
			kill $pid
			wait $pid
			echo $? > /job/out/$1.status
			left $1
		}
		interrupted begun '/tmp/python-stap.*'
		interrupted copied "$base/runtime/.new.*"
		interrupted compiled "$base/runtime/.new.*/runtime/linux/uprobes-inode.c"

		# no headers
		/job/python-stap mend --kernel=1.2.3-none 2> /job/out/none.said
		echo $? > /job/out/none.status
		left none
		echo complete
	END
}

judge () {
	job=$scratch/mend
	in_vm command "$job" /job
	mkdir -p "$job/var/lib"
	in_the_root > "$job/run"
	in_vm sh -j "$job" sh /job/run
	same "mend: the job runs to its end" complete "$(tail -n 1 "$job/log")"
	out=$job/out
	made='^export SYSTEMTAP_RUNTIME=/job/var/lib/python-stap/runtime/[^ ]*/runtime$'
	for name in first again as_user one two; do
		same "$name: status" 0 "$(cat "$out/$name.status")"
		same "$name: one line" 1 "$(wc -l < "$out/$name")"
		has "$name: what to export" "$made" "$(cat "$out/$name")"
	done
	same "again and as a user: the same" "$(cat "$out/first")" \
		"$(sort -u "$out/again" "$out/as_user")"
	has "again: nothing is compiled" 'mended runtime already' \
		"$(cat "$out/again.said")"
	same "stap compiles with the copy" 0 "$(cat "$out/stap.status")"
	has "the runtime was edited harmlessly: it is told" "runtime was changed" \
		"$(cat "$out/one.said" "$out/two.said")"
	same "two at once: one copy" 1 "$(wc -l < "$out/two.copies")"
	has "it is listed, and what was mended" "	valid	$mended	" "$(cat "$out/list")"
	same "an ordinary user: status" 0 "$(cat "$out/own.status")"
	has "an ordinary user: a copy of his own" \
		'^export SYSTEMTAP_RUNTIME=/tmp/home/.cache/python-stap/' "$(cat "$out/own")"
	for name in edited full; do
		same "$name: status" "1:" "$(cat "$out/$name.status"):$(cat "$out/$name")"
	done
	has "edited: where" 'is found [0-9] times, not [0-9]; this SystemTap' \
		"$(cat "$out/edited.said")"
	has "full: why" 'No space left on device' "$(cat "$out/full.said")"
	same "interrupted: status" "143 143 143" "$(cat "$out/begun.status" \
		"$out/copied.status" "$out/compiled.status" | paste -sd ' ')"
	same "interrupted: nothing printed" "" \
		"$(cat "$out/begun" "$out/copied" "$out/compiled")"
	same "no headers: status" 1 "$(cat "$out/none.status")"
	has "no headers: what to do" 'apt-get install linux-headers-1.2.3-none' \
		"$(cat "$out/none.said")"
	for name in undo own_undo edited full begun copied compiled none; do
		same "$name: nothing is left" "" \
			"$(cat "$out/$name.left" || echo missing)"
	done
}

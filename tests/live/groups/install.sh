# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# configure, make, make install and make uninstall, in a root file system that
# has SystemTap's own python.stp from a package.  No boot.

# What a user does, and what the machine shows before, between and after.
in_the_root () {
	echo "kernel=$(in_vm kernel)"
	cat <<-'END'
		exec > /job/log 2>&1
		tapsets=/usr/share/systemtap/tapset
		state () {
			(cd $tapsets && find . -type f -exec sha256sum {} + | sort -k 2) > /job/$1.files
			dpkg-divert --list > /job/$1.diversions
			dpkg --verify systemtap-common > /job/$1.verify
		}
		list () {
			stap -r $kernel -L python.function.entry > /job/$1.list 2> /job/$1.said
			echo $? > /job/$1.status
		}
		mkdir /job/build
		cd /job/build || exit
		# the root has no libelf-dev; what is looked at is the tapsets
		../source/configure --disable-stapsdt-lint && make || exit
		state before
		make install || exit
		list installed
		aside=$(dpkg-divert --truename $tapsets/python.stp)
		test "$aside" != $tapsets/python.stp || exit
		mv $aside /job/stock
		list without_stock
		mv /job/stock $aside
		make install || exit
		list again
		make uninstall || exit
		state after
		echo complete
	END
}

entry='python.function.entry filename:string funcname:string lineno:long'
entry="$entry frameptr:long name:string"
# of the first Python that has the marker, in /usr/bin
# shellcheck disable=SC2016
[ "$own" = 3.13 ] || entry="$entry "'$arg1:long $arg2:long $arg3:long'

judge () {
	job=$scratch/install
	mkdir -p "$job/source"
	if [ ! -e "$srcdir/configure" ]; then
		report 1 "configure is there: run ./bootstrap first"
		return
	fi
	(cd "$srcdir" && find . -name .git -prune -o -type f -print0 |
		xargs -0 cp -p --parents -t "$job/source")
	in_the_root > "$job/run"
	in_vm sh -j "$job" sh /job/run
	same "configure, make, make install and uninstall run to their end" \
		complete "$(tail -n 1 "$job/log")"
	for state in installed without_stock again; do
		same "$state: stap -L lists the alias and its variables, once" \
			"$entry" "$(cat "$job/$state.list")"
		same "$state: … without a word" "0:" \
			"$(cat "$job/$state.status"):$(cat "$job/$state.said")"
	done
	for what in files diversions verify; do
		same "uninstalled: all is as it was before, $what" \
			"$(cat "$job/before.$what")" "$(cat "$job/after.$what")"
	done
}

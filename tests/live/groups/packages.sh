# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# Debian's packages of this tree, installed by apt where SystemTap is, and what traces
# then: debian/tests/trace, as autopkgtest would run it on a machine with a kernel of
# its own, and the functions of a program.
#
# They are installed and used without a boot first, so that what is compiled is
# compiled at the speed of this machine.  What that left on the disk is laid over
# the machine's, which cannot be written, when it boots.

slow=yes limit=1800

# with_functions: the command that tells of functions; Debian 12's own Python does
# not, nor is pysdt for it
with_functions () {
	case $release in
	bookworm*) echo 'python-stap calls file=shop.py -- python shop.py' ;;
	*)         echo 'python-stap calls file=shop.py --pysdt -- python3 shop.py' ;;
	esac
}

# before_the_boot: with a stand-in for uname
before_the_boot () {
	cat <<-END
		kernel=$(in_vm kernel)
	END
	cat <<-'END'
		export APT_CONFIG=/job/apt.conf DEBIAN_FRONTEND=noninteractive
		touch /job/began
		apt-get -q update &&
			apt-get -q -y --no-install-recommends install /job/in/*.deb || exit
		export PATH=/job/bin:$PATH SYSTEMTAP_RELEASE=$kernel
		export SYSTEMTAP_DIR=/job/in/systemtap
		cd /job/in
		{ sed 's/ | tee .*//' tests/trace; cat functions; } |
			sed 's/ -- / -p4&/' > /job/compiled
		sh -x /job/compiled
		cd /
		find etc usr var -xdev -cnewer /job/began \
			! -path 'var/cache/apt/*' ! -path 'var/lib/apt/lists/*' > /job/changed
		tar -cf /job/in/disk.tar --no-recursion -T /job/changed
	END
}

modules () {
	job=$scratch/packages
	mkdir -p "$job/in"
	"$srcdir/scripts/package" deb --release="${release%-backports}" \
		--output="$scratch/built" > "$scratch/built.log" 2>&1
	set -- $?
	report "$1" "packages are made"
	[ "$1" = 0 ] || tail -n 20 "$scratch/built.log" | diagnose
	find "$scratch/built" -name '*.deb' ! -name '*-dbgsym_*' ! -name 'dh-*' \
		-exec cp {} "$job/in" \;
	cp -R "$srcdir/debian/tests" "$job/in"
	cp "$srcdir/examples/shop.py" "$job/in"
	with_functions > "$job/in/functions"
	(. "$srcdir/scripts/host-lib" && network) > "$job/apt.conf"
	stand_in_uname "$job/bin"
	before_the_boot > "$job/before"
	in_vm sh -j "$job" sh /job/before > "$job/installed" 2>&1
	set -- $?
	report "$1" "packages: apt installs them"
	[ "$1" = 0 ] || tail -n 20 "$job/installed" | diagnose
}

# Where Pythons are, and pysdt, all is copied: a file is another one in an overlay,
# and no probe is found there.
guest () {
	cat <<-'END'
		# how far it came, where it is killed
		step () { echo "packages: $*" > /dev/console; }
		step laying the disk over the machine
		modprobe overlay
		mkdir /tmp/upper
		tar -xpf disk.tar -C /tmp/upper
		for dir in etc usr/share usr/lib/x86_64-linux-gnu var; do
			mkdir -p /tmp/upper/$dir /tmp/work/$dir
			mount -t overlay -o "lowerdir=/$dir,upperdir=/tmp/upper/$dir,workdir=/tmp/work/$dir" \
				overlay /$dir
		done
		for dir in usr/bin usr/lib/python3; do
			mkdir -p /tmp/copy/$dir
			cp -a /$dir/. /tmp/copy/$dir
			[ ! -d /tmp/upper/$dir ] || cp -a /tmp/upper/$dir/. /tmp/copy/$dir
			mount --bind /tmp/copy/$dir /$dir
		done
		export SYSTEMTAP_DIR=/job/in/systemtap
		step dpkg --verify
		dpkg --verify systemtap-tapset-python python-stap stapsdt-lint \
			systemtap-common > /job/out/verify 2>&1
		dpkg-query -W -f '${db:Status-Status} ${Package}\n' systemtap-tapset-python \
			python-stap stapsdt-lint > /job/out/installed
		step functions
		sh -e functions > /job/out/functions 2> /job/out/functions.said
		echo $? > /job/out/functions.status
		step debian/tests/trace
		sh -e tests/trace > /job/out/trace 2> /job/out/trace.said
		echo $? > /job/out/trace.status
	END
}

judge () {
	same "packages: they are there" "installed python-stap
installed stapsdt-lint
installed systemtap-tapset-python" "$(sort "$out/installed")"
	# this machine's dpkg leaves out documents and translations
	same "packages: dpkg --verify finds nothing amiss" "" \
		"$(grep -v '^missing  *\(c \)\{0,1\}/usr/share/\(doc\|locale\|man\)/' "$out/verify")"
	wanted="0: baskets in shop.py"
	seen="$(cat "$out/functions.status"): $(sed -n \
		's|.* \(baskets\) .*\(shop\.py\)$|\1 in \2|p' "$out/functions" | sort -u)"
	same "packages: functions" "$wanted" "$seen"
	[ "$seen" = "$wanted" ] ||
		cat "$out/functions.said" "$out/functions" | diagnose
	lacks "packages: … without an error" '^ERROR' "$(cat "$out/functions.said")"
	same "packages: debian/tests/trace" "0: json.decoder" \
		"$(cat "$out/trace.status"): $(awk '$NF == "json.decoder" { print $NF }' \
			"$out/trace" | sort -u)"
	has "packages: … for which doctor has said" '^a trace will work here$' \
		"$(cat "$out/trace")"
}

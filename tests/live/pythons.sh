# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
#
# Which Pythons the machine of $release has, where scripts/vm-root puts them, and
# which of them the groups are about.

case $release in
bookworm*) versions='3.9 3.11' ;;
trixie)    versions='3.9 3.13' ;;
forky)     versions='3.9 3.11 3.13 3.14 3.15' ;;
esac

# only VERSION…: those that are here
only () {
	kept=
	for version; do
		case " $versions " in
		*" $version "*) kept="$kept${kept:+ }$version" ;;
		esac
	done
	echo "$kept"
}

# what the release's own python3 is, or will be
own=${versions##* }
# Those that fire function.entry for every call, and the newest of them; those
# that fire line, and those that don't.
calling=$(only 3.9 3.15)
newest=${calling##* }
lined=$(only 3.9 3.11)
lineless=$(only 3.13 3.14 3.15)
# Those that have no function markers, but may have pysdt.
pysdts=$(only 3.13 3.14)
# Those that tell of calls, by themselves or with it.
telling=$calling${pysdts:+ $pysdts}

# python VERSION static|shared|unmarked: its path; the last only where a group has
# made it, which takes the notes out of the first
python () {
	case $2-$1-$release in
	shared-*)          echo "/srv/shared/python$1-shared" ;;
	static-3.9-*)      echo /srv/debian11/usr/bin/python3.9 ;;
	static-3.11-forky) echo /srv/debian12/usr/bin/python3.11 ;;
	static-*)          echo "/usr/bin/python$1" ;;
	unmarked-*)        echo "/job/in/unmarked/python$1" ;;
	esac
}

# alone VERSION: its options, to run a program with nothing but what tells of calls
alone () {
	case " $pysdts " in
	*" $1 "*) echo "-s -m pysdt" ;;
	*)        echo "-s -S" ;;
	esac
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# For the tests of "make install": a tapset directory like SystemTap's.

# shellcheck source=tests/lib.sh
. "${srcdir:-.}/tests/lib.sh"

prefix=$scratch/usr
tapsets=$prefix/share/systemtap/tapset
python=$tapsets/python.stp
# shellcheck disable=SC2034 # for the tests
aside=$python.systemtap

own_build build --prefix="$prefix"

# systemtap_version N FILE: what SystemTap N has as python.stp
systemtap_version()
{
	echo "/* Systemtap tapset to make it easier to trace Python, $1 */" >"$2"
	chmod 640 "$2"
	touch -d "2020-01-0$1 03:04:05.678" "$2"
}

# The files below a directory: name, kind, mode, time and contents.
state()
{
	(
		cd "$1" || exit
		find . -printf '%p %y %m' \
			\( ! -type d -printf ' %T@ ' -exec cksum {} \; -o -printf '\n' \)
	) | sort
}

make_in()
{
	make -s -C "$scratch/build" "$@" 2>&1
}

is_ours()
{
	check "$1" cmp "$srcdir/tapset/python.stp" "$python"
}

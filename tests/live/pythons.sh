# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# Where scripts/vm-root puts the Pythons.

# shellcheck disable=SC2034
versions='3.9 3.11 3.13 3.14 3.15'

# python VERSION static|shared: its path
python () {
	case $2-$1 in
	shared-*)    echo "/srv/shared/python$1-shared" ;;
	static-3.9)  echo /srv/debian11/usr/bin/python3.9 ;;
	static-3.11) echo /srv/debian12/usr/bin/python3.11 ;;
	static-*)    echo "/usr/bin/python$1" ;;
	esac
}

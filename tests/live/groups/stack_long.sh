# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# As the group stack, with ten million calls of every kind.

slow=yes
limit=20000

# shellcheck source-path=SCRIPTDIR
. "$here/groups/stack.sh"

rounds () {
	echo 172414
}

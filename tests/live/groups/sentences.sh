# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Where a Python lacks a marker, the script says so in one sentence, and ends
# with a status other than 0.

modules () {
	module missing "$here/sentence.stp" PATHS=/usr/bin/python3.13
	module lacks "$here/sentence.stp" -c /usr/bin/python3.13
	module lacks_shared "$here/sentence.stp" -c /srv/shared/python3.14-shared
	module unmarked "$here/sentence.stp" -c /srv/unmarked/python3.13
}

guest () {
	cat <<-'END'
		say () {	# say MODULE TARGET
			staprun $1.ko -c "$2 -c 1" > /job/out/$1 2>&1
			echo $? > /job/out/$1.status
		}
		say missing /usr/bin/python3.13
		say lacks /usr/bin/python3.13
		say lacks_shared /srv/shared/python3.14-shared
		say unmarked /srv/unmarked/python3.13
	END
}

# sentence MODULE PATTERN
sentence () {
	has "$1: one sentence that helps" "$2" "$(cat "$out/$1")"
	same "$1: … and only one" 1 "$(grep -c 'ERROR: python' "$out/$1")"
	lacks "$1: the handler does not run" "handler runs" "$(cat "$out/$1")"
	test "$(cat "$out/$1.status")" -ne 0
	report $? "$1: the exit status is not 0"
}

judge () {
	# not "unmarked": stap speaks of missing debuginfo there
	compiled missing lacks lacks_shared
	since='CPython has it in 3.6 to 3.11'
	sentence missing "^ERROR: python.line: no Python found here has that marker: $since.*looked in /usr/bin/python3.13"
	sentence lacks "^ERROR: python.line: python3.13([0-9]*) has no such marker: $since"
	sentence lacks_shared "^ERROR: python.line: python3.14-.*([0-9]*) has no such marker: $since"
	sentence unmarked "^ERROR: python.line: python3.13([0-9]*) has no markers"
}

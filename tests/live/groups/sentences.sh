# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Where a Python lacks a marker, the script says so in one sentence, and ends
# with a status other than 0.

unmarked=/srv/unmarked/python$own
# one that has markers, but not this one; where there is none, one without any
# will do for what is installed, and cannot be a target that lacks only this one
lacks=$unmarked lacks_shared=
if [ -n "$lineless" ]; then
	lacks=$(python "${lineless%% *}" static)
	lacks_shared=$(python "${lineless##* }" shared)
fi

modules () {
	module missing "$here/sentence.stp" PATHS="$lacks"
	if [ -n "$lineless" ]; then
		module lacks "$here/sentence.stp" -c "$lacks"
		module lacks_shared "$here/sentence.stp" -c "$lacks_shared"
	fi
	module unmarked "$here/sentence.stp" -c "$unmarked"
}

guest () {
	echo "lacks=$lacks lacks_shared=$lacks_shared unmarked=$unmarked"
	cat <<-'END'
		say () {	# say MODULE TARGET
			staprun $1.ko -c "$2 -c 1" > /job/out/$1 2>&1
			echo $? > /job/out/$1.status
		}
		say missing $lacks
		[ -z "$lineless" ] || say lacks $lacks
		[ -z "$lineless" ] || say lacks_shared $lacks_shared
		say unmarked $unmarked
	END
}

# sentence MODULE PATTERN
sentence () {
	has "$1: one sentence that helps" "$2" "$(cat "$out/$1")"
	same "$1: … and only one" 1 "$(grep -c 'ERROR: python' "$out/$1")"
	lacks "$1: the handler does not run" "handler runs" "$(cat "$out/$1")"
	check "$1: the exit status is not 0" \
		test "$(cat "$out/$1.status")" -ne 0
}

judge () {
	since='CPython has it in 3.6 to 3.11'
	sentence missing "^ERROR: python.line: no Python found here has that marker: $since.*looked in $lacks"
	if [ -n "$lineless" ]; then
		# not "unmarked": stap speaks of missing debuginfo there
		compiled missing lacks lacks_shared
		sentence lacks "^ERROR: python.line: ${lacks##*/}([0-9]*) has no such marker: $since"
		sentence lacks_shared "^ERROR: python.line: python${lineless##* }-.*([0-9]*) has no such marker: $since"
	else
		skip "a target that lacks this marker" "$own has every marker"
	fi
	sentence unmarked "^ERROR: python.line: python$own([0-9]*) has no markers"
}

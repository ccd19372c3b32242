# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# For the tests of commands that documents show.

# command_is_one SCRIPT WORDS: is "python-stap SCRIPT WORDS" a script, with knobs of
# its own before its target?
command_is_one()
{
	knobs=$("$builddir/python-stap" --knobs "$1" 2>&1) || knobs="no script: $knobs"
	unknown=$(echo "${2%% -- *}" | tr ' ' '\n' | tr -d "'" |
		sed -n 's/=.*//p' | while read -r knob; do
			echo "$knobs" | grep -q "^$knob=" || echo "$knob"
		done)
	same "python-stap $1 $2: a script with these knobs" "" "$unknown"
	lacks "python-stap $1: is one" '^no script' "$knobs"
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# For the tests of python-stap: the command of this build, and a stap that only
# says how it was called.

# shellcheck source=tests/lib.sh
. "${srcdir:-.}/tests/lib.sh"

command=$builddir/python-stap

# recording_stap: from here on stap is no SystemTap: it leaves what it was
# called with, a word a line, in $scratch/called, the last call; the environment
# that matters in $scratch/environment; what it was told to answer is in
# $scratch/answer, its exit status in $scratch/status, and with -p4 in
# $scratch/p4-status; with -m it leaves a file, as the real one does
recording_stap()
{
	mkdir -p "$scratch/fake/bin" "$scratch/fake/share/systemtap/tapset"
	echo 0 >"$scratch/status"
	echo 0 >"$scratch/p4-status"
	: >"$scratch/answer"
	cat >"$scratch/fake/bin/stap" <<-END
		#!/bin/sh
		kept='$scratch'
	END
	cat >>"$scratch/fake/bin/stap" <<-'END'
		printf '%s\n' "$@" >"$kept/called"
		env | grep '^SYSTEMTAP_' | sort >"$kept/environment"
		case " $* " in
		*' -p4 '*)
			cat "$kept/answer" >&2
			status=$(cat "$kept/p4-status")
			;;
		*)
			status=$(cat "$kept/status")
			;;
		esac
		previous=
		for word; do
			if [ "$status$previous" = 0-m ]; then
				echo module >"$word.ko"
			fi
			previous=$word
		done
		exit "$status"
	END
	chmod +x "$scratch/fake/bin/stap"
	PATH=$scratch/fake/bin:$PATH
}

# run WORD...: python-stap; its status in $status, what it said in $said, what
# it printed in $printed
run()
{
	"$command" "$@" >"$scratch/printed" 2>"$scratch/said"
	status=$?
	printed=$(cat "$scratch/printed")
	said=$(cat "$scratch/said")
}

# called_with: what the last call of stap was, without the tapset directory
called_with()
{
	sed -e "s|^$scratch/fake/share/systemtap/tapset\$|STOCK|" \
		-e "s|^$srcdir/examples/|EXAMPLES/|" "$scratch/called" | paste -sd'|'
}

# refused WHAT PATTERN WORD...: usage is wrong, and a sentence says how
refused()
{
	refused_what=$1 refused_pattern=$2
	shift 2
	rm -f "$scratch/called"
	run "$@"
	same "$refused_what: status 64" 64 "$status"
	has "$refused_what: a sentence" "$refused_pattern" "$said"
	check "$refused_what: stap is not called" test ! -e "$scratch/called"
}

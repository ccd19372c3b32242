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
# $scratch/p4-status; with -m it leaves a file, as the real one does; with -p3 it
# prints $scratch/c, and ends with $scratch/p3-status
recording_stap()
{
	mkdir -p "$scratch/fake/bin" "$scratch/fake/share/systemtap/tapset"
	echo 0 >"$scratch/status"
	echo 0 >"$scratch/p4-status"
	echo 0 >"$scratch/p3-status"
	: >"$scratch/answer"
	# shellcheck disable=SC2119 # of none
	c_of_module >"$scratch/c"
	cat >"$scratch/fake/bin/stap" <<-END
		#!/bin/sh
		kept='$scratch'
	END
	cat >>"$scratch/fake/bin/stap" <<-'END'
		printf '%s\n' "$@" >"$kept/called"
		env | grep '^SYSTEMTAP_' | sort >"$kept/environment"
		case " $* " in
		*' -p3 '*)
			cat "$kept/answer" >&2
			cat "$kept/c"
			exit "$(cat "$kept/p3-status")"
			;;
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
# it printed in $printed; of Pythons that run here and are not seen, $unseen
run()
{
	"$command" "$@" >"$scratch/printed" 2>"$scratch/said"
	status=$?
	printed=$(cat "$scratch/printed")
	unseen='^python-stap: .* runs\{0,1\} .*: not seen'
	said=$(grep -v "$unseen" "$scratch/said")
	unseen=$(grep "$unseen" "$scratch/said")
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

# c_of_module PATH...: the lines that matter of the C that stap makes of a module
# with breakpoints in these files, whose names are C literals
# shellcheck disable=SC2120 # tests name some
c_of_module()
{
	echo 'MODULE_INFO(python_stap,"1");'
	[ $# -gt 0 ] || return 0
	for placed; do
		printf '  STAP_PROBE_INIT(0, &probe_1, "process(\\"%s\\").statement(0x26fc1)", ""),\n' \
			"$placed"
	done
	echo 'static struct stapiu_consumer stap_inode_uprobe_consumers[] = {'
	for placed; do
		for offset in 0x26fc1 0x27000; do
			printf '  { .finder={  .purpose="inode-uprobes", .build_id_len=0, .procname="%s", }, .module_name="%s", .offset=(loff_t)%sULL, .probe=(&stap_probes[0]), },\n' \
				"$placed" "$placed" "$offset"
		done
	done
	echo '};'
}

# ELF files, made by hand

# word SIZE NUMBER: in the byte order of $order
word()
{
	word_left=$1 word_value=$2 word_bytes=''
	while [ "$word_left" -gt 0 ]; do
		word_byte=$(printf '\\%03o' $((word_value % 256)))
		case $order in
		little) word_bytes=$word_bytes$word_byte ;;
		*) word_bytes=$word_byte$word_bytes ;;
		esac
		word_value=$((word_value / 256))
		word_left=$((word_left - 1))
	done
	# shellcheck disable=SC2059 # octal
	printf "$word_bytes"
}

# words SIZE:NUMBER...
words()
{
	for each; do
		word "${each%%:*}" "${each#*:}"
	done
}

# kernel_module FORMAT: one with this .modinfo, which is its third section
kernel_module()
{
	order=little
	printf '\177ELF'
	words 1:2 1:1 1:1 8:0 1:0 2:1 2:62 4:1 8:0 8:0 8:64 4:0 2:64 2:0 2:0 \
		2:64 2:3 2:1
	words 8:0 8:0 8:0 8:0 8:0 8:0 8:0 8:0
	words 4:1 4:3 8:0 8:0 8:256 8:20 8:0 8:0 8:0
	# shellcheck disable=SC2059 # for the NULs
	words 4:11 4:1 8:0 8:0 8:276 8:"$(printf "$1" | wc -c)" 8:0 8:0 8:0
	printf '\0.shstrtab\0.modinfo\0'
	# shellcheck disable=SC2059
	printf "$1"
}

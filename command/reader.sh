# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# python-stap SCRIPT | head: the trace ends when nobody reads it any more.
#
# stapio of SystemTap 5.0 and later does not (print_serialized_message() in
# staprun/relay.c of 5.0 to 5.6: a write that fails is told, and the next one is
# tried; that of 4.8 and 4.9 ended), and no option changes it.  stap takes the
# place of python-stap, so that somebody else has to look: GNU tail, which ends
# with SIGPIPE when its output has no reader, and, with --pid, when stap is gone.
# It does not write, and reads /dev/null.

# end_with_reader WORD…: of stap's command line.  Nothing happens where there is
# no such tail, or where a run with -o writes elsewhere.  A FIFO with a name may
# find another reader.
end_with_reader () {
	for reader_word; do
		case $reader_word in
		-o | -o?*) return 0 ;;
		esac
	done
	case $(readlink "/proc/$$/fd/1") in
	pipe:*) ;;
	*) return 0 ;;
	esac
	# not a child of stap's
	(watch_reader < /dev/null 2> /dev/null &)
}

# watch_reader: 141 is 128 and SIGPIPE
watch_reader () {
	trap - PIPE
	watch_status=0
	tail -f -s 0.2 --pid=$$ /dev/null || watch_status=$?
	[ "$watch_status" != 141 ] || kill "$$"
}

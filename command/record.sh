# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# python-stap record: a script that runs for days, in the background, and writes
# files of a size that is known beforehand.
#
# What can go wrong is said before this command ends: what does not compile, as
# everywhere; then stap is started, and waited for until its probes are in.  stap
# runs in a session of its own, as it ends with SIGHUP, also under nohup (4.8 to
# 5.6: it sets a handler, whatever was ignored).
#
# Not staprun -D: that says nothing of what goes wrong.  It is in the background
# before the script begins, and from there speaks to syslog alone (4.8 to 5.6,
# init_stapio() in staprun/mainloop.c).

# what a script says when it runs
ready='python-stap: the probes are in'
# The first time that a timer fires: a script's begin probes run before its other
# probes are registered, and its timers when all of them are (5.1's
# all_session_groups() in tapsets.cxx, and the state that a probe waits for).  Of
# what a script can say, warnings go to standard error, but for -w.
ready_script="global python_stap_ready
probe timer.s(1) { if (!python_stap_ready++) warn(\"$ready\") }"

# record_command SCRIPT -o FILE [--size=MB] [--files=N] [KNOB=VALUE…] [OPTION…]
record_command () {
	part run aliases target running placed beside pysdt
	[ $# -gt 0 ] || usage_error "record needs a script"
	find_script "$1"
	shift
	output='' size=10 files=10 rest='' kept=''
	sort_recording "$@"
	eval "set -- $rest"
	sort_words "$@"
	[ -n "$for_here" ] || usage_error "record runs a script on this machine's kernel"
	check_recording
	find_stap
	[ -n "$other_tapsets" ] || check_aliases "$script"
	check_target about_python "$script"
	running=$(uname -r)
	kernel=${kernel:-$running}
	place_probes
	set_up "$kernel"
	[ "$kernel" != "$running" ] || need_modules
	need_headers "$kernel"
	eval "set -- $words"
	set -- -E "$ready_script" "$@"
	compiles "$@" || exit 1
	start_recording "$@"
}

# sort_recording WORD…: what is for record; the rest, quoted, into $rest
sort_recording () {
	while [ $# -gt 0 ]; do
		case $1 in
		-o* | --output=*)
			output_option "$@"
			shift "$output_words"
			continue
			;;
		--size=*) size=$(number "${1#*=}") || usage_error "--size takes megabytes, 1 to 4095" ;;
		--files=*) files=$(number "${1#*=}") || usage_error "--files takes a number, 1 to 4095" ;;
		-c | -c?* | --)
			usage_error "record is for programs that run already, or begin later; without it, a program goes behind --" ;;
		-S | -S?*) usage_error "record sets stap's option -S itself, by --size and --files" ;;
		-b | -w | -m | -m?* | --monitor*) usage_error "stap's option $(printable "$1") is not for record" ;;
		-[aBdDeEGIlLprRsTx] | --vp | --modinfo)
			[ $# -gt 1 ] || usage_error "stap's option $1 needs a word behind it"
			rest="$rest $1 $(quoted "$2")"
			shift
			;;
		*) rest="$rest $(quoted "$1")" ;;
		esac
		shift
	done
}

# number WORD: of files, or of megabytes, as staprun takes them
number () {
	case $1 in
	'' | 0* | *[!0-9]* | ?????*) return 1 ;;
	esac
	[ "$1" -le 4095 ] && echo "$1"
}

# check_recording: that no file of an earlier one is written over
check_recording () {
	[ -n "$output" ] || usage_error "record needs -o FILE"
	case $output in
	*"$newline"*) usage_error "a name of a file with a line's end in it is not for record" ;;
	esac
	place_output
	for there in "$output".log "$output".[0-9]*; do
		[ ! -e "$there" ] ||
			die "$(printable "$there") is there already, of an earlier recording: move it away, or name another file"
	done
}

# start_recording ARGUMENT…
start_recording () {
	log=$output.log
	{ true > "$log"; } 2> /dev/null || die "cannot write $(printable "$log")"
	if loses_output; then
		[ -n "${scratch-}" ] || scratch_dir
		mkfifo "$scratch/output"
		keep_files < "$scratch/output" > /dev/null 2>> "$log" &
		setsid "$stap" ${stock:+-I "$stock"} "$@" \
			< /dev/null > "$scratch/output" 2>> "$log" &
	else
		# the name that stap's -o takes is a format of strftime(3)
		setsid "$stap" ${stock:+-I "$stock"} -S "$size,$files" \
			-o "$(printf '%s\n' "$output" | sed 's/%/%%/g')" "$@" \
			< /dev/null >> "$log" 2>&1 &
	fi
	recorder=$!
	trap 'stop_recording; exit 129' HUP
	trap 'stop_recording; exit 130' INT
	trap 'stop_recording; exit 143' TERM
	until_ready
	trap - HUP INT TERM
	if grep -qF "$ready" "$log"; then
		echo "python-stap: to end this: kill $recorder" >> "$log"
		[ -z "$looked_at" ] || stay_beside "$recorder" "$looked_at"
		print_all tell_recording
	else
		failed_recording
	fi
}

# loses_output: does stapio with -S?  From 4.5 to 4.9 each processor has a file
# of its own, and all have one name, so that they write over each other, or into
# one that was removed (reader_thread() in staprun/relay.c).
loses_output () {
	case $(version_in "$("$stap" --version 2>&1 < /dev/null)") in
	4.[5-9] | 4.[5-9][!0-9]*) ;;
	*) return 1 ;;
	esac
}

# keep_files: what -S does, of standard input.  A line may begin in one file and
# go on in the next.
keep_files () {
	trap '' HUP INT
	number=0
	while head -c "$((size * 1048576))" > "$output.$number" &&
		[ "$(wc -c < "$output.$number")" -eq "$((size * 1048576))" ]; do
		number=$((number + 1))
		[ "$number" -lt "$files" ] || rm -f "$output.$((number - files))"
	done
	[ -s "$output.$number" ] || rm -f "$output.$number"
}

# until_ready: or until there is none any more
until_ready () {
	until grep -qF "$ready" "$log" || ! runs "$recorder"; do
		sleep 1
	done
}

# runs PID: not so a child that ended and was not yet waited for
runs () {
	case $(sed -n 's/^State:[[:space:]]*//p' "/proc/$1/status" 2> /dev/null) in
	'' | Z*) return 1 ;;
	esac
}

stop_recording () {
	kill "$recorder" 2> /dev/null || :
	wait "$recorder" || :
}

tell_recording () {
	cat <<-END
		recording  $(printable "$(short_name "$script")"), process $recorder
		output     $(printable "$output.0"), then .1 and so on:
		           $size MB each, and the last $files are kept
		messages   $(printable "$log")
		to end it  kill $recorder
	END
}

# failed_recording: says why, and keeps no file that is of no use
failed_recording () {
	status=0
	wait "$recorder" || status=$?
	while IFS= read -r line; do
		printf '%s\n' "$(printable "$line")" >&2
	done < "$log"
	rm -f "$log"
	[ -s "$output.0" ] || rm -f "$output.0"
	[ "$status" = 0 ] || die "the script did not start"
	say "the script has ended already; its output is in $(printable "$output.0")"
}

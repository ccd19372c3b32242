# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# python-stap SCRIPT …: the script, through stap.
#
# stap takes the place of this process, so that signals, standard output and
# the exit status are its own.  Whatever could stand in the way is looked at
# before that.

# run_command SCRIPT WORD…
run_command () {
	part aliases target running placed beside pysdt
	find_script "$1"
	kept=
	shift
	sort_words "$@"
	find_stap
	[ -n "$other_tapsets" ] || check_aliases "$script"
	[ -z "$for_here" ] || check_target about_python "$script"
	running=$(uname -r)
	kernel=${kernel:-$running}
	place_probes
	set_up "$kernel"
	eval "set -- $words"
	if [ -n "$for_here" ]; then
		[ "$kernel" != "$running" ] || need_modules
		need_headers "$kernel"
		[ -n "$mended" ] || compiles "$@" || exit 1
	fi
	end_with_reader "$@"
	[ -z "$looked_at" ] || stay_beside "$$" "$looked_at" "${placed_dir-}"
	exec "$stap" ${stock:+-I "$stock"} "$@"
}

# place_probes: where the script is about Pythons, has its probes where the Pythons
# are that are meant, and tells of those that run and have none.  Puts the files
# into $looked_at.
place_probes () {
	looked_at=
	if ! about_python "$script"; then
		[ -z "$container" ] || usage_error "$(printable "$(short_name "$script")") is not about Pythons, nor about those of containers"
		return 0
	fi
	if [ -n "$container" ]; then
		part containers
		place_containers "$container"
		keep_tapset
		if [ -n "$container_pid" ]; then
			add_first "-G _python_inside=$container_pid"
			return 0
		fi
		add_first "-G _python_containers=1"
	elif [ -z "$for_here" ]; then
		return 0
	elif [ -n "$target" ]; then
		place_others
		place_pysdt
		unseen_of=$([ -z "$pid" ] || descendants "$pid")
		keep_tapset
		[ -z "$warn" ] || [ -z "$unseen_of" ] || tell_unseen "$looked_at" "$unseen_of"
		return 0
	else
		looked_at=$(files_looked_at)
	fi
	[ -z "$warn" ] || tell_unseen "$looked_at"
}

# sort_words WORD…: puts stap's command line, quoted, into $words: options,
# knobs, script, arguments
sort_words () {
	words='' arguments='' text='' kernel='' target='' pid='' program='' container=''
	given='' other_tapsets='' for_here=yes warn=yes pysdt='' pysdt_file=''
	while [ $# -gt 0 ]; do
		case $1 in
		--)
			shift
			if [ -n "$pysdt" ]; then
				add_with_pysdt "$@"
			else
				add_program "$@"
			fi
			break
			;;
		--pysdt) pysdt=yes ;;
		--pysdt=*) usage_error "--pysdt takes nothing: --pysdt -- python3 PROGRAM" ;;
		--container | --container=*)
			container_option "$@"
			[ "$1" = "--container=$container" ] || shift
			;;
		--all-containers)
			container=all
			one_target
			;;
		-h | --help)
			print_all script_help
			exit
			;;
		--knobs)
			print_all knobs "$script"
			exit
			;;
		-[xcG]?*)
			option=${1%"${1#??}"} option_word=${1#??}
			shift
			set -- "$option" "$option_word" "$@"
			continue
			;;
		-[aBcdDeEGIlLmoprRsSTx] | --vp | --modinfo)
			[ $# -gt 1 ] || usage_error "stap's option $1 needs a word behind it"
			add_option "$1" "$2"
			shift
			;;
		-*)
			note_option "$1" ''
			add_word "$1"
			;;
		*)
			add_other "$1"
			;;
		esac
		shift
	done
	if [ -n "$text" ]; then
		words="$words -e $(quoted "$text")$arguments"
	else
		words="$words $(quoted "$script")$arguments"
	fi
	[ -z "$pysdt" ] || [ -n "$program" ] ||
		usage_error "--pysdt is for a program behind --; for one that runs: python-stap attach PID"
}

# container_option --container=NAME…, or --container NAME…
container_option () {
	container=${1#--container}
	case $container in
	'') container=${2-} ;;
	*) container=${container#=} ;;
	esac
	[ -n "$container" ] || usage_error "--container needs a container, or a process in one"
	one_target
}

# add_option OPTION WORD: one of stap's
add_option () {
	note_option "$@"
	case $1 in
	-G)
		is_knob "$2" || usage_error "stap's option -G needs NAME=VALUE"
		add_knob "$2"
		return
		;;
	-[IR]) set -- "$1" "$(absolute "$2")" ;;
	esac
	add_word "$1"
	add_word "$2"
}

# add_other WORD: a knob, or an argument of the script
add_other () {
	if is_knob "$1"; then
		add_knob "$1"
	elif takes_arguments "$script"; then
		arguments="$arguments $(quoted "$1")"
	else
		usage_error "$(printable "$(short_name "$script")") takes no argument $(printable "$1"); a knob is NAME=VALUE, a program goes behind --"
	fi
}

# note_option OPTION WORD: what of stap's options matters here: $kernel, $warn,
# $other_tapsets, and $for_here where a module is to be compiled and run
note_option () {
	case $1 in
	-c) one_target ;;
	-x)
		case $2 in
		'' | *[!0-9]*) usage_error "-x takes the number of a process, and not \"$(printable "$2")\"" ;;
		esac
		pid=$2
		one_target
		;;
	-r) kernel=$2 ;;
	-I*) other_tapsets=yes ;;
	-w) warn= ;;
	-r?*) kernel=${1#-r} ;;
	-[eElL]) usage_error "stap's option $1 is for a script of its own, and here is $(printable "$(short_name "$script")")" ;;
	# no module is compiled then, or not here
	-p* | --remote* | --use-server* | --runtime=* | --bpf | --dyninst) for_here= ;;
	esac
}

one_target () {
	[ -z "$target" ] || usage_error "-x, -c, -- and --container each name a target, and there can be one"
	target=yes
}

# add_program WORD…: the target that is behind --
add_program () {
	[ $# -gt 0 ] || usage_error "there is no program behind --"
	program=$1
	one_target
	add_word -c
	add_word "$(command_line "$@")"
}

# add_first OPTIONS: of stap's command line, as a shell reads them
add_first () {
	words="$1$words"
}

add_word () {
	words="$words $(quoted "$1")"
}

# add_knob NAME=VALUE: to stap's options, or into the script, $text: where stap does
# not take the value, and for a module that is kept, as what -G says stap tells
# staprun and not the module (buildrun.cxx, make_run_command, 4.8 to 5.6)
add_knob () {
	check_knob "$script" "$1"
	given="$given$(quoted "$1") "
	if [ -z "$kept" ] && stap_takes "${1#*=}"; then
		add_word -G
		add_word "$1"
	elif [ -z "$text" ]; then
		text=$(set_knob "$1" "$knob_default" < "$script")
	else
		text=$(printf '%s\n' "$text" | set_knob "$1" "$knob_default")
	fi
}

# given_value KNOB DEFAULT: what it was set to last, a text as in a script
given_value () {
	given_knob=$1 given_as=$2
	eval "set -- $given"
	for given_word; do
		[ "${given_word%%=*}" = "$given_knob" ] || continue
		given_as=$(literal "${given_word#*=}" "$given_as")
	done
	printf '%s\n' "$given_as"
}

# command_line WORD…: as stap's -c takes it, one word that a shell splits
command_line () {
	line=
	for word; do
		line="$line${line:+ }$(quoted "$word")"
	done
	printf '%s\n' "$line"
}

# --- of compile and record ----------------------------------------------------

# output_option -o FILE…, or in one word: puts the file into $output, and how many
# words that took into $output_words
output_option () {
	output_words=1
	case $1 in
	-o)
		[ $# -gt 1 ] || usage_error "-o needs the name of a file"
		output=$2 output_words=2
		;;
	-o*) output=${1#-o} ;;
	*) output=${1#*=} ;;
	esac
}

# place_output: makes $output a path from the root, in a directory that can be
# written
place_output () {
	output=$(absolute "$output")
	[ ! -d "$output" ] || usage_error "$(printable "$output") is a directory"
	output_dir=${output%/*}
	{ [ -d "${output_dir:-/}" ] && [ -w "${output_dir:-/}" ]; } ||
		die "cannot write $(printable "$output"): look at its directory"
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# python-stap SCRIPT …: the script, through stap.
#
# stap takes the place of this process, so that signals, standard output and
# the exit status are its own.  Whatever could stand in the way is looked at
# before that.

# run_command SCRIPT WORD…
run_command () {
	find_script "$1"
	shift
	sort_words "$@"
	kernel=${kernel:-$(uname -r)}
	find_stap
	own_tapsets
	own_runtime "$kernel"
	eval "set -- $words"
	if [ -n "$for_here" ]; then
		need_headers "$kernel"
		[ -n "$mended" ] || compiles "$@" || exit 1
	fi
	exec "$stap" ${stock:+-I "$stock"} "$@"
}

# sort_words WORD…: puts stap's command line, quoted, into $words: options,
# knobs, script, arguments
sort_words () {
	words='' arguments='' kernel='' target='' for_here=yes
	while [ $# -gt 0 ]; do
		case $1 in
		--)
			shift
			[ $# -gt 0 ] || usage_error "there is no program behind --"
			one_target
			add_word -c
			add_word "$(command_line "$@")"
			break
			;;
		-[xc]?*)
			one_target
			add_word "$1"
			;;
		-[aBcdDeEGIlLmoprRsSTx] | --vp | --modinfo)
			[ $# -gt 1 ] || usage_error "stap's option $1 needs a word behind it"
			note_option "$1" "$2"
			add_word "$1"
			case $1 in
			-[IR]) add_word "$(absolute "$2")" ;;
			*) add_word "$2" ;;
			esac
			shift
			;;
		-*)
			note_option "$1" ''
			add_word "$1"
			;;
		[A-Za-z_]*=*)
			add_knob "$1"
			;;
		*)
			arguments="$arguments $(quoted "$1")"
			;;
		esac
		shift
	done
	words="$words $(quoted "$script")$arguments"
}

# note_option OPTION WORD: what of stap's options matters here: $kernel, and
# $for_here where a module is to be compiled and run
note_option () {
	case $1 in
	-x | -c) one_target ;;
	-r) kernel=$2 ;;
	-r?*) kernel=${1#-r} ;;
	-[eElL]) usage_error "stap's option $1 is for a script of its own, and here is $(short_name "$script")" ;;
	# no module is compiled then, or not here
	-p* | --remote* | --use-server* | --runtime=* | --bpf | --dyninst) for_here= ;;
	esac
}

one_target () {
	[ -z "$target" ] || usage_error "-x, -c and -- each name a target, and there can be one"
	target=yes
}

add_word () {
	words="$words $(quoted "$1")"
}

# add_knob NAME=VALUE
add_knob () {
	check_knob "$script" "$1"
	add_word -G
	add_word "$1"
}

# command_line WORD…: as stap's -c takes it, one word that a shell splits
command_line () {
	line=
	for word; do
		line="$line${line:+ }$(quoted "$word")"
	done
	printf '%s\n' "$line"
}

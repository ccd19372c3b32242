# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# python-stap run FILE.ko …: a module that python-stap compile made, through
# staprun, if the files that it is for are here as they were.
#
# staprun takes the place of this process, so that signals, standard output and
# the exit status are its own.  Nothing here needs more than SystemTap's runtime
# has on a machine without compiler.

# module_command FILE.ko WORD…
module_command () {
	part elf kept run target running pysdt
	case ${1-} in
	'') usage_error "run needs a module, FILE.ko" ;;
	-h | --help)
		print_all usage
		exit
		;;
	esac
	find_module "$1"
	shift
	read_module
	sort_module_words "$@"
	check_target is_placed
	check_kernel
	check_name
	check_files
	find_staprun
	eval "set -- $words"
	exec "$staprun" "$@"
}

# find_module NAME: puts its path into $module_file, and how it is called in a
# sentence into $module_called
find_module () {
	module_called=$(printable "$1")
	case $1 in
	*.ko) ;;
	*) usage_error "run takes a module that compile made, FILE.ko; a script is run with: python-stap $(printable "$(quoted "$1")")" ;;
	esac
	{ [ -f "$1" ] && [ -r "$1" ]; } || die "cannot read the module $module_called"
	module_file=$(absolute "$1")
}

# read_module: what it says of itself, into $module_says; ends with a sentence
# where it has no record
read_module () {
	module_says=$(module_info "$module_file") || die "$module_called is no kernel module"
	case $(info python_stap) in
	1) ;;
	'') die "$module_called is not from python-stap compile: which Pythons it is for is not known, and beside another build of one the program that is traced may crash; compile it with python-stap (staprun itself runs it unchecked)" ;;
	*) die "$module_called is from another version of python-stap, which kept more than this one knows: compile it anew" ;;
	esac
}

# info NAME: its values, one a line
info () {
	printf '%s\n' "$module_says" | sed -n "s/^$1=//p"
}

# sort_module_words WORD…: puts staprun's command line, quoted, into $words:
# options, module, knobs
sort_module_words () {
	words='' parameters='' target='' pid='' program=''
	while [ $# -gt 0 ]; do
		case $1 in
		--)
			shift
			add_program "$@"
			break
			;;
		-h | --help)
			print_all usage
			exit
			;;
		-[xcoSbC]?*)
			option=${1%"${1#??}"} option_word=${1#??}
			shift
			set -- "$option" "$option_word" "$@"
			continue
			;;
		-[xcoSbC])
			[ $# -gt 1 ] || usage_error "staprun's option $1 needs a word behind it"
			note_option "$1" "$2"
			add_word "$1"
			add_word "$2"
			shift
			;;
		-[vwRL]) add_word "$1" ;;
		-T*) usage_error "a module has no option -T; it ends after SECONDS with: timeout -s INT SECONDS python-stap run …" ;;
		-*) usage_error "run takes of staprun's options -o -S -b -C -v -w -R -L, and not $(printable "$1")" ;;
		*)
			is_knob "$1" || usage_error "a module takes no argument $(printable "$1"); a knob is NAME=VALUE, a program goes behind --"
			add_parameter "$1"
			;;
		esac
		shift
	done
	words="$words $(quoted "$module_file")$parameters"
}

# module_knobs: NAME=VALUE of each that can be set, one a line.  What the script
# does not use, stap leaves out.
module_knobs () {
	info python_stap_knobs | tr ' ' '\n' | while IFS='=' read -r kept_name kept_value; do
		if is_knob "$kept_name=" && [ -n "$(parameter_type "$kept_name")" ]; then
			printf '%s=%s\n' "$kept_name" "$(decoded "$kept_value")"
		fi
	done
}

# parameter_type KNOB: the kernel's name for it
parameter_type () {
	info parmtype | sed -n "s/^$1://p"
}

# add_parameter NAME=VALUE: as staprun takes it.  The kernel splits the line at
# blanks that are not within quotes, and has no way to say a quote (next_arg() of
# lib/cmdline.c).
add_parameter () {
	check_knob_as "$module_called" "$1" "$(module_knobs)" "$(info python_stap_ranges | tr ' :' '\n ')"
	case $knob_default in
	\"*)
		case $value in
		*\"*) usage_error "a module takes no quote in a value: compile it with that $knob" ;;
		esac
		value="\"$value\""
		;;
	esac
	parameters="$parameters $(quoted "$knob=$value")"
}

# check_kernel: is it this one?
check_kernel () {
	module_kernel=$(info vermagic)
	module_kernel=${module_kernel%% *}
	running=$(uname -r)
	[ "$module_kernel" = "$running" ] ||
		die "$module_called is for the kernel $module_kernel, and this is $(printable "$running"): compile it anew with: $(compile_line "--kernel=$running")"
}

# check_name: staprun looks for a loaded module under the name of its file, does not
# find another, and leaves it loaded (5.6)
check_name () {
	module_name=$(info name)
	[ -z "$module_name" ] || [ "${module_file##*/}" = "$module_name.ko" ] ||
		die "$module_called has to be called $module_name.ko, as it was when it was compiled"
}

# check_files: is each file that the module's breakpoints go into the build that
# it was compiled for?  SystemTap itself looks after it has written them.
check_files () {
	module_files=$(info python_stap_file)
	[ -z "$module_files" ] || while read -r file_build file_encoded; do
		if ! is_build "$file_build" || ! file=$(decoded "$file_encoded") ||
			[ "${file#/}" = "$file" ]; then
			die "the record in $module_called is damaged: compile it anew"
		fi
		[ -e "$file" ] ||
			die "$module_called is for $(printable "$file"), which is not here: compile it for the Pythons that are, with: $(compile_line)"
		file_now=$(build_of "$file") || die "cannot read $(printable "$file"), which $module_called is for"
		[ "$file_now" = "$file_build" ] ||
			die "$module_called is for another build of $(printable "$file"), and would crash what runs this one: it was $(build_words "$file_build"), and is $(build_words "$file_now") now; compile it anew with: $(compile_line)"
	done << END
$module_files
END
}

# is_placed: has the module breakpoints in programs?
is_placed () {
	[ -n "$(info python_stap_file)" ]
}

# is_build WORD: KIND:SUM?
is_build () {
	case ${1%%:*} in
	build-id | sha256) ;;
	*) return 1 ;;
	esac
	case ${1#*:} in
	'' | *[!0-9a-f]*) return 1 ;;
	esac
}

# build_words KIND:SUM
build_words () {
	printf '%s %s\n' "${1%%:*}" "${1#*:}"
}

# compile_line [OPTION]: how the module is made anew
compile_line () {
	line_script=$(decoded "$(info python_stap_script)") || line_script=SCRIPT
	line_words=$(decoded "$(info python_stap_words)") || line_words=
	printable "python-stap compile $line_script -o $(quoted "$module_called")${1:+ $1}${line_words:+ $line_words}"
}

# find_staprun: puts it into $staprun
find_staprun () {
	staprun=$(command -v staprun) && return
	for staprun_dir in /usr/bin /usr/local/bin; do
		[ ! -e "$staprun_dir/staprun" ] ||
			die "only root and the group stapusr may call $staprun_dir/staprun"
	done
	die "staprun is not installed (Debian and Fedora: the package systemtap-runtime)"
}

# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034
#
# python-stap compile: a script to a module that staprun loads, here or on a
# machine that has no compiler.  What it is for is kept in it, for python-stap run:
# see kept.sh.

# compile_command SCRIPT -o FILE.ko [--kernel=RELEASE] [KNOB=VALUE…] [OPTION…]
compile_command () {
	part run aliases target running placed pysdt elf kept
	[ $# -gt 0 ] || usage_error "compile needs a script"
	find_script "$1"
	shift
	output='' compile_for='' rest=''
	sort_options "$@"
	given_words=$rest kept=yes
	eval "set -- $rest"
	sort_words "$@"
	[ -z "$container" ] || usage_error "compile makes a module to keep, and containers come and go: python-stap SCRIPT --container=… compiles what it runs"
	eval "set -- $words"
	kernel=${compile_for:-${kernel:-$(uname -r)}}
	check_output
	find_stap
	[ -n "$other_tapsets" ] || check_aliases "$script"
	program=
	[ -z "$for_here" ] || check_target about_python "$script"
	set_up "$kernel"
	need_headers "$kernel"
	compile_module "$@"
}

# sort_options WORD…: what is for compile; the rest, quoted, into $rest
sort_options () {
	while [ $# -gt 0 ]; do
		case $1 in
		-o* | --output=*)
			output_option "$@"
			shift "$output_words"
			continue
			;;
		--kernel | --kernel=*)
			kernel_option "$@"
			compile_for=$kernel_given
			shift "$kernel_words"
			continue
			;;
		# what is behind it belongs to the program
		--)
			rest="$rest $(command_line "$@")"
			return
			;;
		-m | -m?* | -p | -p?*)
			usage_error "compile sets stap's option $(printable "$1") itself" ;;
		*) rest="$rest $(quoted "$1")" ;;
		esac
		shift
	done
}

# check_output: the kernel knows a module by its file's name
check_output () {
	[ -n "$output" ] || usage_error "compile needs -o FILE.ko"
	module=${output##*/}
	module=${module%.ko}
	case $module in
	'' | *[!A-Za-z0-9_]*)
		usage_error "$(printable "$output"): a module's name is letters, digits and _, and .ko" ;;
	esac
	[ "$module.ko" = "${output##*/}" ] ||
		usage_error "$(printable "$output"): the name of a module ends in .ko"
	[ "${#module}" -le 55 ] ||
		usage_error "$(printable "$output"): the name of a module has 55 characters at most"
	place_output
}

# compile_module ARGUMENT…: stap writes it into the directory that it is in
compile_module () {
	scratch_dir
	make_record -r "$kernel" "$@"
	eval "set -- -m $module $record -r $(quoted "$kernel") $(command_line "$@")"
	(
		cd "$scratch" && compiles "$@" && printf '%s' "$errors${errors:+
}" >&2
	) || exit 1
	check_unchanged
	if ! cp "$scratch/$module.ko" "$output.new" || ! mv "$output.new" "$output"; then
		rm -f "$output.new"
		die "cannot write $(printable "$output")"
	fi
}

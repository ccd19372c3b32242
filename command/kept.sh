# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154
#
# The record in a module that python-stap compile made: which files its
# breakpoints go into, which build of each, which knobs the script has.  compile
# writes it, run reads it.  A module that is loaded beside another build of an
# interpreter writes its breakpoints into the midst of instructions, and the
# program that is traced dies (SystemTap 4.8 to 5.6 compare build-ids after that).
#
# It is in the module's .modinfo, through --modinfo of stap (1.2 on):
#
#   python_stap=1                  what the lines below mean
#   python_stap_script=NAME        what compile was called with: the script,
#   python_stap_words=WORDS        and what came behind it but -o and --kernel
#   python_stap_knobs=NAME=VALUE…  as the module has them, with blanks between
#   python_stap_ranges=NAME:LOWEST:HIGHEST…
#   python_stap_file=KIND:SUM PATH a line for each; KIND is build-id or sha256
#
# Of values that come from elsewhere only letters, digits and "_./+:,=-" are as
# they are, all other bytes %XX: so nothing in a path is anything to stap, to the
# C that it makes, or to the kernel.

# encoded TEXT
encoded () {
	printf '%s' "$1" | od -An -v -tu1 | LC_ALL=C awk '
		{
			for (i = 1; i <= NF; i++) {
				char = sprintf("%c", $i + 0)
				plain = char ~ /[A-Za-z0-9_.+:,=-]/ || char == "/"
				printf "%s", plain ? char : sprintf("%%%02X", $i)
			}
		}'
}

# decoded TEXT: the bytes; false where it was not made by encoded, or has a line
# break, which no path in a record has
decoded () {
	printf '%s\n' "$1" | LC_ALL=C awk '
		function digit(char) { return index("0123456789ABCDEF", char) - 1 }
		NR > 1 { exit (bad = 1) }
		{
			n = length($0)
			for (i = 1; i <= n; i++) {
				char = substr($0, i, 1)
				if (char == "%") {
					value = digit(substr($0, i + 1, 1)) * 16 + \
						digit(substr($0, i + 2, 1))
					if (i + 2 > n || digit(substr($0, i + 1, 1)) < 0 || \
					    digit(substr($0, i + 2, 1)) < 0 || \
					    value == 0 || value == 10)
						exit (bad = 1)
					char = sprintf("%c", value)
					i += 2
				} else if (char !~ /[A-Za-z0-9_.+:,=-]/ && char != "/")
					exit (bad = 1)
				text = text char
			}
		}
		END {
			if (bad || NR == 0)
				exit 1
			printf "%s", text
		}'
}

# build_of FILE: which build of it this is, KIND:SUM; false where it cannot be read
build_of () {
	if build_of_id=$(build_id "$1"); then
		printf 'build-id:%s\n' "$build_of_id"
	else
		build_of_sum=$( (sha256sum < "$1") 2> /dev/null) &&
			printf 'sha256:%s\n' "${build_of_sum%% *}"
	fi
}

# --- what compile keeps -------------------------------------------------------

# placed: the files that a module's breakpoints go into, encoded, one a line, out
# of the C that stap makes of it, standard input; false where that is not the C of
# a module with a record, or is written in another way.
#
# Pass 2 lists the probes too, but of what a path may have in it that list escapes
# the quotes alone (staptree.cxx, literal_string::print, 4.8 to 5.6).  The table
# stap_inode_uprobe_consumers is what the module registers its breakpoints from,
# static interpreters and libraries alike, with paths as C literals (tapsets.cxx,
# uprobe_derived_probe_group::emit_module_inode_decls).
placed () {
	LC_ALL=C awk '
		BEGIN {
			for (i = 1; i < 256; i++)
				code[sprintf("%c", i)] = i
		}
		# the literal at the beginning of text
		function path_of(text,  char, value, plain, path, i) {
			for (i = 2; (char = substr(text, i, 1)) != "\""; i++) {
				if (char == "")
					exit (bad = 1)
				value = code[char]
				if (char == "\\" && substr(text, i + 1, 3) ~ /^[0-7][0-7][0-7]$/) {
					value = substr(text, i + 1, 1) * 64 + \
						substr(text, i + 2, 1) * 8 + substr(text, i + 3, 1)
					char = ""
					i += 3
				} else if (char == "\\") {
					char = substr(text, ++i, 1)
					if (char !~ /["\\]/)
						exit (bad = 1)
					value = code[char]
				}
				plain = char ~ /[A-Za-z0-9_.+:,=-]/ || char == "/"
				path = path (plain ? char : sprintf("%%%02X", value))
			}
			return path
		}
		$0 == "MODULE_INFO(python_stap,\"1\");" { ours = 1 }
		/^ *STAP_PROBE_INIT\(/ && /process\(\\".*\)\.statement\(0x/ { wanted = 1 }
		/stap_inode_uprobe_consumers\[\] *= *\{/ { table = 1; next }
		table && /^ *\};/ { table = 0 }
		table && / \.offset=/ {
			if (!match($0, / \.module_name="/))
				exit (bad = 1)
			path = path_of(substr($0, RSTART + RLENGTH - 1))
			if (!seen[path]++)
				print path
			rows++
		}
		END { exit bad || !ours || wanted && !rows }'
}

# make_record ARGUMENT…: puts stap's options that keep it, quoted, into
# $record, for a module of these arguments
make_record () {
	run_stap -p3 -m "$module" --modinfo python_stap=1 "$@" \
		> "$scratch/c" 2> "$scratch/said" || {
		cat "$scratch/said" >&2
		exit 1
	}
	record_files=$(placed < "$scratch/c") ||
		die "this SystemTap's C is not known: it cannot be told which files the module is for"
	rm -f "$scratch/c" "$scratch/said"
	record="--modinfo python_stap=1"
	keep script "$(called_script)"
	[ -z "$given_words" ] || keep words "${given_words# }"
	keep_knobs
	keep_files
}

# called_script: the script, as it is called from anywhere
called_script () {
	case $script in
	"$examples"/*) short_name "$script" ;;
	*) quoted "$script" ;;
	esac
}

# keep NAME VALUE
keep () {
	record="$record --modinfo $(quoted "python_stap_$1=$(encoded "$2")")"
}

# keep_knobs: with the values that the module has
keep_knobs () {
	record_knobs=
	while IFS='=' read -r knob default; do
		[ -z "$knob" ] ||
			record_knobs="$record_knobs $knob=$(encoded "$(given_value "$knob" "$default")")"
	done << END
$(knobs "$script")
END
	[ -z "$record_knobs" ] ||
		record="$record --modinfo $(quoted "python_stap_knobs=${record_knobs# }")"
	record_ranges=$(ranges "$script" | tr ' ' ':' | paste -sd ' ')
	[ -z "$record_ranges" ] ||
		record="$record --modinfo $(quoted "python_stap_ranges=$record_ranges")"
}

# keep_files: those of $record_files, and the build of each into $record_builds
keep_files () {
	record_builds=
	for file_encoded in $record_files; do
		case $file_encoded in
		*%0A*) die "the script is placed in a file with a line break in its name, which no module can keep: $(printable "$file_encoded")" ;;
		/*) ;;
		*) die "the script is placed in $(printable "$file_encoded"), which is no path: run it without compiling a module" ;;
		esac
		{ file=$(decoded "$file_encoded") && file_build=$(build_of "$file"); } ||
			die "the script is placed in $(printable "$file_encoded"), which cannot be read"
		record="$record --modinfo $(quoted "python_stap_file=$file_build $file_encoded")"
		record_builds="$record_builds$file_build $file_encoded$newline"
	done
}

# check_unchanged: is each file still the build that was kept?  Between the two an
# upgrade may have come.
check_unchanged () {
	[ -z "$record_files" ] || while read -r file_build file_encoded; do
		file=$(decoded "$file_encoded")
		[ "$(build_of "$file")" = "$file_build" ] ||
			die "$(printable "$file") was replaced while the module was compiled: compile it again"
	done << END
${record_builds%"$newline"}
END
}
